import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { SendOfAnyTenant } from './send-of-any-tenant.system';

@Roles('admin')
@Controller('internal/deliveries')
export class StaffFailedDeliveriesController {
  constructor(private readonly sending: SendOfAnyTenant) {}

  /** Sends a message of any tenant again that was given up. The tenant's audit log names who did it. */
  @Post(':delivery_id/send-again')
  @HttpCode(202)
  sendMessageOfTenantAgain(@Caller() { subject }: Principal, @Param('delivery_id', Uuid) id: string): Promise<void> {
    return this.sending.send(id, subject);
  }
}
