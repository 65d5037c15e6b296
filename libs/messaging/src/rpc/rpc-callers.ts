import { type ServiceName, type ServiceTopology, topology } from '@linesman/contracts';
import { type Principal, Problem, TokenVerifier } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { RefusedService, verifyService } from '../verify-service';
import { callerOf } from './on-rpc';

/** Who calls, and that they may speak for the tenant they name. */
@Injectable()
export class RpcCallers {
  constructor(private readonly verifier: TokenVerifier) {}

  /** NATS vouches for our own services; whoever speaks for many tenants sends a bearer token in `Authorization`. */
  async callerFor(tenantId: string, context: NatsContext): Promise<Principal> {
    const service = callerOf(context) as ServiceName;
    const row: ServiceTopology = topology[service];
    if (!row.bears_tokens) return { subject: service, roles: ['service'], tenantId, vouched: true };
    const headers = context.getHeaders() as { get(name: string): string } | undefined;
    return verifyService(this.verifier, headers?.get('Authorization'), tenantId).catch((error: unknown) => {
      throw error instanceof RefusedService
        ? new Problem(403, 'refused-caller', `The call's ${error.message}.`)
        : error;
    });
  }
}
