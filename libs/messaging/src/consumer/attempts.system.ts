import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { PoisonError } from '../poison-error';
import { defer, withoutToken } from './deferred-rows';
import type { IncomingMessage } from './parse-message';
import { type Settlement, settleDeaths, settleFailure } from './settlement';
import { saidTenant } from './tenant-of';

/**
 * first: a first delivery, which leaves no mark. beside: a later one, beside others, with a mark that it has started.
 * alone: after a start that never ended, with nothing else at the same time.
 */
export type Start = 'first' | 'beside' | 'alone';

export interface Failed {
  handler: string;
  message: IncomingMessage;
  start: Start;
  /** If the message was parsed. */
  tenant_id?: string;
  shares: string[];
  error: unknown;
}

/** How often a handler has started a message and how that ended, and what becomes of a message that failed. */
@Injectable()
export class Attempts {
  constructor(private readonly database: Database) {}

  /** Whether a start of the message never ended: the process may have died of it. */
  async neverEnded(handler: string, messageId: string): Promise<boolean> {
    const [found] = await this.database.queryInSystem<{ never_ended: boolean }>(neverEnded, [handler, messageId]);
    return found?.never_ended ?? false;
  }

  /**
   * Committed before the handler runs, so that a start without an end remains when the process dies.
   * @returns the reason if the message has become a dead letter instead.
   */
  async markStarted(handler: string, message: IncomingMessage, start: 'beside' | 'alone'): Promise<string | undefined> {
    const [{ alone } = { alone: 0 }] = await this.database.queryInSystem<{ alone: number }>(markStarted, [
      handler,
      message.id,
      start === 'alone' ? 1 : 0,
    ]);
    const settlement = settleDeaths(alone);
    if (settlement?.kind !== 'dead-letter') return undefined;
    const { reason } = settlement;
    await this.database.inSystem((tx) => deadLetter(tx, { handler, message }, reason));
    return reason;
  }

  /** The message is handled. A first delivery has left no mark. */
  async markHandled(handler: string, messageId: string): Promise<void> {
    await this.database.queryInSystem(forget, [handler, messageId]);
  }

  /** Counts the failure, and stores the message where it is to wait or is a dead letter, in one transaction. */
  async settle(failed: Failed): Promise<Settlement> {
    const { handler, message, tenant_id, shares } = failed;
    return this.database.inSystem(async (tx) => {
      const failures = failed.error instanceof PoisonError ? 1 : await count(tx, failed);
      const settlement = settleFailure(failed.error, failures);
      if (settlement.kind === 'dead-letter') await deadLetter(tx, failed, settlement.reason);
      if (settlement.kind !== 'defer') return settlement;
      const { delay_ms } = settlement;
      if (!tenant_id) return { kind: 'retry', delay_ms };
      await defer(tx, { handler, message, tenant_id, shares, delay_ms });
      return settlement;
    });
  }
}

/** A start that ran alone and ended clears those that never ended: the message kills nobody. */
async function count(tx: Tx, { handler, message, start, error }: Failed): Promise<number> {
  const text = error instanceof Error ? error.message : String(error);
  const counted = await one<{ failed: number }>(
    tx,
    `insert into handler_attempts as a (handler, message_id, started, failed, last_error) values ($1, $2, 1, 1, $3)
     on conflict (handler, message_id) do update set failed = a.failed + 1, last_error = $3,
       started = case when $4 = 'alone' then a.failed + 1 when $4 = 'first' then a.started + 1 else greatest(a.started, a.failed + 1) end,
       alone = case when $4 = 'alone' then 0 else a.alone end, updated_at = clock_timestamp()
     returning failed`,
    [handler, message.id, text.slice(0, 2_000).replaceAll('\u0000', ''), start],
  );
  return counted!.failed;
}

type Undeliverable = Pick<Failed, 'handler' | 'message'> & { error?: unknown };

async function deadLetter(tx: Tx, { handler, message, error }: Undeliverable, reason: string): Promise<void> {
  await changed(
    tx,
    `insert into dead_letters (handler, message_id, subject, tenant_id, body, headers, reason, stack, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (handler, message_id) do nothing`,
    [
      handler,
      message.id,
      message.subject,
      saidTenant(message.body),
      message.body.replaceAll('\u0000', ''),
      JSON.stringify(withoutToken(message.headers)),
      reason.slice(0, 2_000),
      error instanceof Error ? error.stack : null,
      message.sentAt,
    ],
  );
  await changed(tx, 'delete from deferred where handler = $1 and message_id = $2', [handler, message.id]);
}

const neverEnded = {
  name: 'never_ended',
  text: 'select started > failed as never_ended from handler_attempts where handler = $1 and message_id = $2',
};

const markStarted = {
  name: 'mark_started',
  text: `insert into handler_attempts as a (handler, message_id, started, alone) values ($1, $2, 1, $3)
    on conflict (handler, message_id) do update set started = a.started + 1, alone = a.alone + $3,
      updated_at = clock_timestamp()
    returning alone`,
};

const forget = {
  name: 'forget_attempts',
  text: `with handled as (delete from deferred where handler = $1 and message_id = $2)
    delete from handler_attempts where handler = $1 and message_id = $2`,
};
