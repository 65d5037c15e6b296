import type { RpcContract } from '@linesman/contracts';
import { currentContext, Problem, type ProblemDocument } from '@linesman/service-kit';
import { headers } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ClientNats, NatsRecordBuilder } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import { MESSAGING, type MessagingConfig } from '../messaging-config';

/** Request/reply between services through Nest's NATS transport. */
@Injectable()
export class RpcClient implements OnApplicationShutdown {
  private readonly client: ClientNats;

  constructor(@Inject(MESSAGING) private readonly config: MessagingConfig) {
    this.client = new ClientNats(config.nats);
  }

  /**
   * @param timeoutMs how long to wait for the answer.
   * @param token of the user for whom the call is made, where the RPC needs one.
   * @throws Problem: the refusal of the other service, or 503 when it does not answer.
   */
  async call<Q extends object, A extends object>(
    contract: RpcContract<Q, A>,
    request: Q,
    timeoutMs = 5_000,
    token?: string,
  ): Promise<A> {
    const { correlationId, traceparent } = currentContext();
    const meta = headers();
    meta.set('x-correlation-id', correlationId);
    if (token) meta.set('Authorization', `Bearer ${token}`);
    if (traceparent) meta.set('traceparent', traceparent);
    const record = new NatsRecordBuilder(request).setHeaders(meta).build();
    try {
      await this.client.connect();
      return await firstValueFrom(
        this.client.send<A>(`rpc.${contract.name}.${this.config.service}`, record).pipe(timeout(timeoutMs)),
      );
    } catch (error) {
      throw asProblem(error, contract.name);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}

function asProblem(error: unknown, name: string): Problem {
  const document = error as Partial<ProblemDocument>;
  if (typeof document?.status === 'number' && typeof document.type === 'string') {
    const { status, type, detail, title: _title, ...more } = document as ProblemDocument;
    return new Problem(status, type.split(':').at(-1)!, detail, more);
  }
  return new Problem(503, 'service-unavailable', `${name} does not answer. It is tried again; nothing is lost.`);
}
