import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { grantedTo, ownProviders } from './my-rights';

export interface MyRights {
  /** Whether the caller may create and configure every integration of the tenant. */
  configure: boolean;
  /** Codes of the connections at which the caller may connect an own account: `user_id` is then the caller's subject. */
  connect_own: string[];
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('my-rights')
export class MyRightsController {
  constructor(private readonly database: Database) {}

  /** What the caller may create. What the caller may do with one integration is in `my_rights` of that integration. */
  @Get()
  get(@Caller() caller: Principal): Promise<MyRights> {
    return this.database.inTenant(caller.tenantId, async (tx) => ({
      configure: (await grantedTo(tx, caller)).everything,
      connect_own: await ownProviders(tx, caller),
    }));
  }
}
