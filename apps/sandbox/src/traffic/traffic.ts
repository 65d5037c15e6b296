import { setTimeout as delay } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Switch } from '../switches/switch';
import { Switches } from '../switches/switches';
import { type Call, CallLog } from './call-log';
import { rateLimited, unavailable } from './provider-failure';
import { type Provider, providerOf } from './providers';

const running = new WeakMap<object, Call>();

/** Written down beside the call, so that a test can count what one account was asked. */
export const nameAccount = (raw: object, account: string): void => {
  const call = running.get(raw);
  if (call) call.account = account;
};

/** Stands before every provider: notes the call and breaks it where a switch says so. */
@Injectable()
export class Traffic {
  constructor(
    @Inject(Switches) private readonly switches: Switches,
    @Inject(CallLog) private readonly log: CallLog,
  ) {}

  watch(fastify: FastifyInstance, logger: Logger): void {
    fastify.addHook('onRequest', async (request, reply) => {
      const provider = providerOf(request.url);
      if (!provider) return;
      const key = request.headers['idempotency-key'];
      const call = this.log.arrived(provider, request.method, request.url, typeof key === 'string' ? key : null);
      running.set(request.raw, call);
      reply.raw.once('close', () => {
        this.log.answered(call, reply.raw.headersSent ? reply.raw.statusCode : 0);
        logger.info({ provider, method: call.method, path: path(call.path), status: call.status, ms: call.ms }, 'call');
      });
      await this.interfere(provider, request, reply);
    });
  }

  private async interfere(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const applies = (one: Switch): boolean => !one.path || request.url.includes(one.path);
    const slow = this.switches.take(provider, 'slow', applies);
    if (slow) await delay(slow.ms);
    if (this.switches.take(provider, 'reset', applies)) {
      reply.hijack();
      cut(request.raw.socket);
      return;
    }
    if (this.switches.take(provider, 'lost_answer', applies)) loseAnswer(request, reply);
    const limited = this.switches.take(provider, 'rate_limit', applies);
    if (limited) {
      const { status, headers, body } = rateLimited(provider, limited.retry_after ?? 1);
      await reply
        .code(status)
        .headers(headers ?? {})
        .send(body);
      return;
    }
    const down = this.switches.take(provider, 'status', applies);
    if (down) {
      const { status, body } = unavailable(provider, down.status ?? 503);
      await reply.code(status).send(body);
    }
  }
}

const path = (url: string): string => url.split('?', 1)[0] ?? url;
const cut = (socket: Socket): Socket => (socket.destroyed ? socket : socket.resetAndDestroy());

/** The provider does its work and its answer never arrives. */
function loseAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = reply;
  raw.writeHead = () => raw;
  raw.write = () => true;
  raw.end = () => {
    cut(request.raw.socket);
    return raw;
  };
}
