import { type ServiceName, type ServiceTopology, topology } from '@linesman/contracts';
import { InvalidToken, type Principal, Problem, TokenVerifier } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { RefusedService, verifyService } from '../verify-service';
import { callerOf } from './rpc-handler';

/** Finds out who makes an RPC, and refuses callers that may not act for the tenant. */
@Injectable()
export class RpcCallers {
  constructor(private readonly verifier: TokenVerifier) {}

  /** Our own services are known by their NATS user; a platform service must send a bearer token in `Authorization`. */
  async callerFor(tenantId: string, context: NatsContext): Promise<Principal> {
    const service = callerOf(context);
    const row: ServiceTopology | undefined = topology[service as ServiceName];
    // Other names are those of platform services.
    if (row && !row.bears_tokens) return { subject: service, roles: ['service'], tenantId, vouched: true };
    return verifyService(this.verifier, authorizationOf(context), tenantId).catch((error: unknown) => {
      throw error instanceof RefusedService
        ? new Problem(403, 'refused-caller', `The call's ${error.message}.`)
        : error;
    });
  }

  /** The user or service whose bearer token is sent with the call. */
  async bearerOf(context: NatsContext): Promise<Principal> {
    const token = /^Bearer (\S+)$/i.exec(authorizationOf(context) ?? '')?.[1];
    if (!token) throw new Problem(401, 'no-token', 'Send a bearer token in the Authorization header of the call.');
    return this.verifier.verify(token).catch((error: unknown) => {
      throw error instanceof InvalidToken
        ? new Problem(401, 'bad-token', `The token is refused: ${error.message}`)
        : error;
    });
  }
}

const authorizationOf = (context: NatsContext): string | undefined =>
  (context.getHeaders() as { get(name: string): string } | undefined)?.get('Authorization');
