import { randomUUID } from 'node:crypto';
import type { RpcContract } from '@linesman/contracts';
import { currentContext, Problem, type ProblemDocument } from '@linesman/service-kit';
import { headers } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { connectNats, type NatsLink } from '../connect-nats';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { firstAnswer } from './first-answer';

interface Reply<A> {
  response?: A;
  err?: unknown;
}

/** Request/reply between services, in the wire format of Nest's NATS transport. */
@Injectable()
export class RpcClient implements OnApplicationShutdown {
  private connecting?: Promise<NatsLink>;

  constructor(@Inject(MESSAGING) private readonly config: MessagingConfig) {}

  /**
   * Asks again, perhaps at another process, while there is no answer and the contract says that this does no harm.
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
    const subject = `rpc.${contract.name}.${this.config.service}`;
    const body = JSON.stringify({ pattern: subject, data: request, id: randomUUID() });
    const meta = metaOf(token);
    try {
      const { nats, isUp } = await this.connect();
      if (!isUp()) throw new Error('NATS is away');
      const ask = async (timeout: number) => {
        const reply = (await nats.request(subject, body, { headers: meta, timeout })).json<Reply<A>>();
        if (isFull(reply.err)) throw reply.err;
        return reply;
      };
      const { response, err } = await (contract.repeatable(request)
        ? firstAnswer(ask, timeoutMs, isFull)
        : ask(timeoutMs));
      if (err !== undefined || response === undefined) throw err;
      return response;
    } catch (error) {
      throw asProblem(error, contract.name);
    }
  }

  private async connect(): Promise<NatsLink> {
    this.connecting ??= connectNats(this.config.nats).catch((error: unknown) => {
      this.connecting = undefined;
      throw error;
    });
    return this.connecting;
  }

  async onApplicationShutdown(): Promise<void> {
    const link = await this.connecting?.catch(() => undefined);
    await link?.nats.close();
  }
}

/** A process without room does not know that another one is about to answer. */
const full = ['too-many-calls', 'too-many-waiting'].map((type) => `urn:linesman:problem:${type}`);
const isFull = (error: unknown): boolean => full.includes((error as Partial<ProblemDocument> | undefined)?.type ?? '');

function metaOf(token?: string) {
  const { correlationId, traceparent } = currentContext();
  const meta = headers();
  meta.set('x-correlation-id', correlationId);
  if (token) meta.set('Authorization', `Bearer ${token}`);
  if (traceparent) meta.set('traceparent', traceparent);
  return meta;
}

function asProblem(error: unknown, name: string): Problem {
  const document = error as Partial<ProblemDocument> | undefined;
  if (typeof document?.status === 'number' && typeof document.type === 'string') {
    const { status, type, detail, title: _title, ...more } = document as ProblemDocument;
    return new Problem(status, type.split(':').at(-1)!, detail, more);
  }
  if (/max_payload/.test(String((error as Partial<Error>)?.message)))
    return new Problem(413, 'request-too-large', 'What was asked is larger than a message may be: 1 MB.');
  return new Problem(503, 'service-unavailable', `${name} does not answer. It is tried again; nothing is lost.`);
}
