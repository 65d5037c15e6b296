import { resolveDefault, type ResolveDefaultAnswer, type ResolveDefaultRequest } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { People } from '../people/people';
import { ResolveDefault } from './resolve-default';

@Controller()
export class ResolveDefaultRpc {
  constructor(
    private readonly database: Database,
    private readonly callers: RpcCallers,
    private readonly people: People,
    private readonly defaults: ResolveDefault,
  ) {}

  @OnRpc(resolveDefault)
  async resolve(request: ResolveDefaultRequest, context: NatsContext): Promise<ResolveDefaultAnswer> {
    await this.people.remember(await this.callers.callerFor(request.tenant_id, context));
    return this.database.inTenant(request.tenant_id, (tx) => this.defaults.resolve(tx, request));
  }
}
