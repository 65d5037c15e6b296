import { customerProfile, type CustomerProfileAnswer, type CustomerProfileRequest } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { FindProfile } from './find-profile';

@Controller()
export class CustomerProfileRpc {
  constructor(
    private readonly database: Database,
    private readonly callers: RpcCallers,
    private readonly profiles: FindProfile,
  ) {}

  @OnRpc(customerProfile)
  async find(request: CustomerProfileRequest, context: NatsContext): Promise<CustomerProfileAnswer> {
    await this.callers.callerFor(request.tenant_id, context);
    return this.database.inTenant(request.tenant_id, (tx) => this.profiles.find(tx, request));
  }
}
