import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Caller, notFound, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { PROVIDERS } from '../providers/provider-calls';
import { revocationInWords, type RevocationView } from './revocation-in-words';
import { Revocation } from './revocation.entity';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations/:integration_id/revocation')
export class RevocationsController {
  constructor(
    private readonly database: Database,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  /**
   * What became of our access at the provider after the integration was deleted: for 90 days. 404 if it is not deleted, or
   * had no credentials.
   */
  @Get()
  async getRevocation(@Caller() caller: Principal, @Param('integration_id', Uuid) id: string): Promise<RevocationView> {
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      tx.findOneBy(Revocation, { integration_id: id }),
    );
    if (!found) throw notFound('revocation');
    return revocationInWords(found, this.providers.get(found.connection_code));
  }
}
