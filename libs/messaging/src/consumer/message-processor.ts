import type { Envelope } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER, runInContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import { PoisonError } from '../poison-error';
import { Attempts } from './attempts.system';
import type { CommandContext, EventContext, HandlerOptions } from './handlers';
import { markHandled } from './inbox';
import { type IncomingMessage, parseMessage } from './parse-message';
import { publishersOf } from './publishers-of';
import { settleDeaths, settleFailure } from './settlement';

export type Outcome = { kind: 'done' | 'duplicate' | 'dead-letter' } | { kind: 'retry'; delay_ms: number };

/** A handler as the transport found it. */
export interface HandlerEntry extends HandlerOptions {
  invoke: (envelope: Envelope, context: EventContext | CommandContext) => Promise<void>;
}

const RETRY_WHEN_DATABASE_IS_AWAY_MS = 2_000;

const handled = new Histogram({
  name: 'message_handling_seconds',
  help: 'Time to handle one message, by type and outcome.',
  labelNames: ['type', 'outcome'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
});

/** Handles one message: parses and verifies it, runs its handler once, and decides whether to ack, retry or dead-letter. */
@Injectable()
export class MessageProcessor {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never rejects. @param alone nothing else runs at the same time, so a dying process counts against this message. */
  async process(entry: HandlerEntry, message: IncomingMessage, alone: boolean): Promise<Outcome> {
    const began = performance.now();
    const outcome = await this.settle(entry, message, alone);
    const ms = performance.now() - began;
    handled.observe({ type: entry.contract.type, outcome: outcome.kind }, ms / 1000);
    this.logger.info(
      {
        id: message.id,
        type: entry.contract.type,
        attempt: message.attempt,
        outcome: outcome.kind,
        ms: Math.round(ms * 10) / 10,
        correlation_id: correlationOf(message.body),
      },
      'message',
    );
    return outcome;
  }

  private async settle(entry: HandlerEntry, message: IncomingMessage, alone: boolean): Promise<Outcome> {
    const handler = entry.contract.type;
    try {
      if (alone) {
        const deaths = settleDeaths(await this.attempts.markStarted(handler, message.id));
        if (deaths?.kind === 'dead-letter') return await this.deadLetter(handler, message, deaths.reason);
      }
      return await this.act(entry, message);
    } catch (error) {
      return this.fail(handler, message, alone, error);
    }
  }

  private async act(entry: HandlerEntry, message: IncomingMessage): Promise<Outcome> {
    const envelope = parseMessage(entry.contract, message.body);
    const context = {
      correlationId: envelope.correlationid,
      causationId: envelope.id,
      traceparent: envelope.traceparent,
    };
    return runInContext(context, async (): Promise<Outcome> => {
      const { contract } = entry;
      if (contract.kind === 'command') {
        const publisher = publishersOf(contract).get(message.subject);
        if (!publisher) throw new PoisonError(`nobody publishes commands on ${message.subject}`);
        await entry.invoke(envelope, { publisher, attempt: message.attempt, sentAt: message.sentAt });
        return { kind: 'done' };
      }
      const tenantId = entry.tenantOf?.(envelope as Envelope<never>) ?? envelope.tenantid;
      return this.database.inTenant(tenantId, async (tx) => {
        const fresh = await markHandled(tx, contract, [{ id: envelope.id, tenant_id: tenantId }]);
        if (fresh.size === 0) return { kind: 'duplicate' };
        await entry.invoke(envelope, { tx });
        return { kind: 'done' };
      });
    });
  }

  private async fail(handler: string, message: IncomingMessage, alone: boolean, error: unknown): Promise<Outcome> {
    try {
      const counted =
        error instanceof PoisonError
          ? 1
          : (await this.attempts.markFailed(handler, message.id, alone ? 0 : 1, error)).failed;
      const settlement = settleFailure(error, counted);
      if (settlement.kind === 'dead-letter') return await this.deadLetter(handler, message, settlement.reason, error);
      this.logger.warn(
        { err: error, id: message.id, type: handler, attempt: message.attempt },
        'message failed, will be retried',
      );
      return settlement;
    } catch (unreachable) {
      // Our own database is away. That does not count as a failure of the message.
      this.logger.warn(
        { err: unreachable, id: message.id, type: handler },
        'message could not be settled, will be retried',
      );
      return { kind: 'retry', delay_ms: RETRY_WHEN_DATABASE_IS_AWAY_MS };
    }
  }

  private async deadLetter(
    handler: string,
    message: IncomingMessage,
    reason: string,
    error?: unknown,
  ): Promise<Outcome> {
    await this.attempts.deadLetter(handler, message, reason, error);
    this.logger.error({ id: message.id, type: handler, reason }, 'dead letter');
    return { kind: 'dead-letter' };
  }
}

const correlationOf = (body: string): string | undefined => /"correlationid"\s*:\s*"([\w.:-]{1,200})"/.exec(body)?.[1];
