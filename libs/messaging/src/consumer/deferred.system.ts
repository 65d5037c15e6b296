import { changed, Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type Deferral, defer } from './deferred-rows';
import type { IncomingMessage } from './parse-message';

export interface DeferredMessage {
  handler: string;
  message: IncomingMessage;
  shares: string[];
  /** Until then no other process takes it. */
  held_until: Date;
}

export interface WaitingDeferred {
  handler: string;
  waiting: number;
}

interface Row extends Pick<IncomingMessage, 'subject' | 'body' | 'headers'> {
  handler: string;
  message_id: string;
  sent_at: Date;
  deliveries: number;
  shares: string[];
  run_at: Date;
}

/** Longer than a pause that is not a death. A row of a process that died is due again afterwards. */
const HELD_SECONDS = 30;
export const HOLD_AGAIN_MS = 10_000;

/** Messages of all tenants that wait outside of their stream. */
@Injectable()
export class Deferred {
  constructor(private readonly database: Database) {}

  put(deferral: Deferral): Promise<void> {
    return this.database.inSystem((tx) => defer(tx, deferral));
  }

  /**
   * Messages that are due, of each tenant in turn. While a process holds one, it is not due for the others.
   * @param full keys that have their share already.
   */
  async claim(most: number, full: string[]): Promise<DeferredMessage[]> {
    const claimed = await this.database.queryInSystem<Row>(claimDue, [most, full, HELD_SECONDS]);
    return claimed.map(({ handler, shares, run_at: held_until, message_id: id, subject, body, headers, ...row }) => ({
      handler,
      shares,
      held_until,
      message: { id, subject, body, headers, sentAt: row.sent_at, attempt: row.deliveries },
    }));
  }

  /** The messages are still under way in this process. One that is settled meanwhile keeps its time. */
  async hold(messages: DeferredMessage[]): Promise<void> {
    const held_until = new Date(Math.max(...messages.map((it) => it.held_until.getTime())) + HOLD_AGAIN_MS);
    const values = [
      messages.map(({ handler }) => handler),
      messages.map(({ message }) => message.id),
      messages.map((it) => it.held_until),
      held_until,
    ];
    await this.database.queryInSystem(holdThese, values);
    for (const it of messages) it.held_until = held_until;
  }

  async postpone({ handler, message }: DeferredMessage, delay_ms: number): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `update deferred set run_at = clock_timestamp() + make_interval(secs => $3)
         where handler = $1 and message_id = $2`,
        [handler, message.id, delay_ms / 1_000],
      ),
    );
  }

  waiting(): Promise<WaitingDeferred[]> {
    return this.database.inSystem((tx) =>
      rows(tx, 'select handler, count(*)::int as waiting from deferred group by 1 order by 1'),
    );
  }
}

/**
 * Goes from tenant to tenant in the index, so that it reads few rows however many one tenant has. No index is used for
 * clock_timestamp(), whose value changes within a statement.
 */
const claimDue = {
  name: 'claim_deferred',
  text: `with recursive tenants as (
      (select tenant_id from deferred order by tenant_id limit 1)
      union all
      select (select d.tenant_id from deferred d where d.tenant_id > t.tenant_id order by d.tenant_id limit 1)
      from tenants t where t.tenant_id is not null
    ), due as materialized (
      select d.handler, d.message_id from tenants t
      cross join lateral (
        select handler, message_id, run_at, row_number() over (order by run_at) as nth from (
          select handler, message_id, run_at from deferred
          where tenant_id = t.tenant_id and run_at <= statement_timestamp() and not (shares && $2::text[])
          order by run_at limit $1) oldest) d
      where t.tenant_id is not null
      order by d.nth, d.run_at limit $1
    )
    update deferred d set run_at = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => $3),
      deliveries = d.deliveries + 1
    from due where d.handler = due.handler and d.message_id = due.message_id and d.run_at <= clock_timestamp()
    returning d.handler, d.message_id, d.subject, d.body, d.headers, d.sent_at, d.deliveries, d.shares, d.run_at`,
};

const holdThese = {
  name: 'hold_deferred',
  text: `update deferred d set run_at = $4
    from unnest($1::text[], $2::text[], $3::timestamptz[]) as held (handler, message_id, until)
    where d.handler = held.handler and d.message_id = held.message_id and d.run_at = held.until`,
};
