import { setImmediate } from 'node:timers/promises';
import type { Envelope, EventContract } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER, runInContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import { PoisonError } from '../poison-error';
import { Attempts, type Failed, type Start } from './attempts.system';
import { type CommandContext, type EventContext, type HandlerOptions, inContextOf } from './handlers';
import { markHandled } from './inbox';
import { type IncomingMessage, parseMessage } from './parse-message';
import { publishersOf } from './publishers-of';
import { type BatchedEvent, shallowParse } from './shallow-parse';

/** deferred: it is stored, and runs later. */
export type Outcome = { kind: 'done' | 'duplicate' | 'dead-letter' | 'deferred' } | { kind: 'retry'; delay_ms: number };

/** A handler as the transport found it. */
export interface HandlerEntry extends HandlerOptions {
  invoke: (envelope: Envelope, context: EventContext | CommandContext) => Promise<void>;
  /** The same for several of a tenant, where it takes a list of them. */
  invokeAll?: (envelopes: Envelope[], context: EventContext) => Promise<void>;
  /** With whom a message shares its slots: its tenant, and what else may be slow. */
  sharesOf: (body: string) => string[];
}

const RETRY_WHEN_DATABASE_IS_AWAY_MS = 2_000;

const handled = new Histogram({
  name: 'message_handling_seconds',
  help: 'Time to handle one message, by type and outcome.',
  labelNames: ['type', 'outcome'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
});

/** Handles one message: parses and verifies it, runs its handler once, and decides what becomes of it when it fails. */
@Injectable()
export class MessageProcessor {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never rejects. */
  async process(entry: HandlerEntry, message: IncomingMessage, start: Start): Promise<Outcome> {
    const began = performance.now();
    const outcome = await this.settle(entry, message, start);
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

  private async settle(entry: HandlerEntry, message: IncomingMessage, start: Start): Promise<Outcome> {
    const handler = entry.contract.type;
    let tenant_id: string | undefined;
    try {
      const reason = start === 'first' ? undefined : await this.attempts.markStarted(handler, message, start);
      if (reason) return this.dead(handler, message, reason);
      const event = entry.at_once ? shallowParse(entry.contract, message.body) : undefined;
      let outcome: Outcome;
      if (event) {
        tenant_id = event.tenant_id;
        outcome = await this.actAtOnce(entry, message, event);
      } else {
        const envelope = parseMessage(entry.contract, message.body);
        tenant_id = entry.tenantOf?.(envelope as Envelope<never>) ?? envelope.tenantid;
        outcome = await this.act(entry, message, envelope, tenant_id);
      }
      if (start !== 'first') await this.forget(handler, message);
      return outcome;
    } catch (error) {
      return this.fail({ handler, message, start, tenant_id, shares: entry.sharesOf(message.body), error });
    }
  }

  /** Somebody waits for the effects: it parses and handles the event while PostgreSQL begins and looks up the mark. */
  private async actAtOnce(entry: HandlerEntry, message: IncomingMessage, event: BatchedEvent): Promise<Outcome> {
    const database = entry.by_key ? this.database.byKey : this.database;
    const act = (): Promise<Outcome> =>
      database.inTenant(event.tenant_id, async (tx) => {
        const marking = markHandled(tx, entry.contract as EventContract, [event]);
        // The statements leave first.
        await setImmediate();
        return handleMeanwhile(marking, async () =>
          entry.invoke(parseMessage(entry.contract, message.body), { tx, attempt: message.attempt }),
        );
      });
    return runInContext(event.context, act).catch((error: unknown) => {
      if (error instanceof HandledBefore) return DUPLICATE;
      throw error;
    });
  }

  private async act(
    entry: HandlerEntry,
    message: IncomingMessage,
    envelope: Envelope,
    tenantId: string,
  ): Promise<Outcome> {
    return inContextOf(envelope, async (): Promise<Outcome> => {
      const { contract } = entry;
      if (contract.kind === 'command') {
        const publisher = publishersOf(contract).get(message.subject);
        if (!publisher) throw new PoisonError(`nobody publishes commands on ${message.subject}`);
        await entry.invoke(envelope, { publisher, attempt: message.attempt, sentAt: message.sentAt });
        return { kind: 'done' };
      }
      const database = entry.by_key ? this.database.byKey : this.database;
      return database.inTenant(tenantId, async (tx) => {
        const marked = await markHandled(tx, contract, [{ id: envelope.id, tenant_id: tenantId, time: envelope.time }]);
        if (marked.size === 0) return DUPLICATE;
        await entry.invoke(envelope, { tx, attempt: message.attempt });
        return DONE;
      });
    });
  }

  async fail(failed: Failed): Promise<Outcome> {
    const { handler: type, message, error } = failed;
    const { id, attempt } = message;
    try {
      const settlement = await this.attempts.settle(failed);
      if (settlement.kind === 'dead-letter') return this.dead(type, message, settlement.reason);
      this.logger.warn({ err: error, id, type, attempt }, 'message failed, will be retried');
      return settlement.kind === 'defer' ? { kind: 'deferred' } : { ...settlement, kind: 'retry' };
    } catch (unreachable) {
      // Our own database is away. That does not count as a failure of the message.
      this.logger.warn({ err: unreachable, id, type }, 'message could not be settled, will be retried');
      return { kind: 'retry', delay_ms: RETRY_WHEN_DATABASE_IS_AWAY_MS };
    }
  }

  private dead(type: string, { id }: IncomingMessage, reason: string): Outcome {
    this.logger.error({ id, type, reason }, 'dead letter');
    return { kind: 'dead-letter' };
  }

  /** What remains of a mark costs the message a start alone, if it is delivered again. */
  private async forget(handler: string, { id }: IncomingMessage): Promise<void> {
    await this.attempts
      .markHandled(handler, id)
      .catch((error: unknown) => this.logger.warn({ err: error, id, type: handler }, 'end of a start not marked'));
  }
}

const DONE: Outcome = { kind: 'done' };
const DUPLICATE: Outcome = { kind: 'duplicate' };

class HandledBefore extends Error {}

/** @throws HandledBefore, which rolls back what the handler did, or what the handler throws. */
async function handleMeanwhile(marking: Promise<ReadonlySet<string>>, handle: () => Promise<void>): Promise<Outcome> {
  const [marked, handled] = await Promise.allSettled([marking, handle()]);
  if (marked.status === 'rejected') throw marked.reason;
  if (marked.value.size === 0) throw new HandledBefore();
  if (handled.status === 'rejected') throw handled.reason;
  return DONE;
}

const correlationOf = (body: string): string | undefined => /"correlationid"\s*:\s*"([\w.:-]{1,200})"/.exec(body)?.[1];
