import { setTimeout as delay } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { StandIns } from '../stand-ins/find-stand-ins';
import type { StandIn } from '../stand-ins/stand-in';
import { down, loseAnswer, rateLimit, resetConnection, slow, useRequests } from '../switches/common-kinds';
import type { Switch } from '../switches/switch';
import { Switches } from '../switches/switches';
import { type Call, CallLog } from './call-log';

/** What of a day's requests is used where nothing is broken. */
const USED_PERCENT = 1;
const running = new WeakMap<object, Call>();

/** Notes in the call log whose account it was, so that a test can count the calls of one account. */
export const nameAccount = (raw: object, account: string): void => {
  const call = running.get(raw);
  if (call) call.account = account;
};

/** Sees every call to a provider first: logs it, and breaks it where a switch says so. */
@Injectable()
export class Traffic {
  constructor(
    private readonly standIns: StandIns,
    private readonly switches: Switches,
    private readonly log: CallLog,
  ) {}

  watch(fastify: FastifyInstance, logger: Logger): void {
    fastify.addHook('onRequest', async (request, reply) => {
      const standIn = this.standIns.ofUrl(request.url);
      if (!standIn) return;
      const provider = standIn.code;
      const key = request.headers['idempotency-key'];
      const call = this.log.arrived(provider, request.method, request.url, typeof key === 'string' ? key : null);
      running.set(request.raw, call);
      reply.raw.once('close', () => {
        this.log.answered(call, reply.raw.headersSent ? reply.raw.statusCode : 0);
        logger.info({ provider, method: call.method, path: path(call.path), status: call.status, ms: call.ms }, 'call');
      });
      const percent = Number(this.switches.take(provider, useRequests)?.percent ?? USED_PERCENT);
      void reply.headers(standIn.dailyRequests?.(percent) ?? {});
      await this.interfere(standIn, request, reply);
    });
  }

  private async interfere(standIn: StandIn, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { code } = standIn;
    const applies = (one: Switch): boolean => !one.path || request.url.includes(one.path);
    const late = this.switches.take(code, slow, applies);
    if (late) await delay(late.ms);
    if (this.switches.take(code, resetConnection, applies)) {
      reply.hijack();
      cut(request.raw.socket);
      return;
    }
    if (this.switches.take(code, loseAnswer, applies)) dropAnswer(request, reply);
    const limited = this.switches.take(code, rateLimit, applies);
    if (limited) {
      const seconds = limited.retry_after ?? 1;
      const { body, headers = {} } = standIn.rateLimited(seconds);
      await reply.code(429).header('retry-after', String(seconds)).headers(headers).send(body);
      return;
    }
    const outage = this.switches.take(code, down, applies);
    if (outage) {
      const status = outage.status ?? 503;
      await reply.code(status).send(standIn.unavailable(status));
    }
  }
}

const path = (url: string): string => url.split('?', 1)[0] ?? url;
const cut = (socket: Socket): Socket => (socket.destroyed ? socket : socket.resetAndDestroy());

/** Lets the provider do its work, and cuts the connection in place of the answer. */
function dropAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = reply;
  raw.writeHead = () => raw;
  raw.write = () => true;
  raw.end = () => {
    cut(request.raw.socket);
    return raw;
  };
}
