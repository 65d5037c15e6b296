import { storable } from '@linesman/contracts';
import { changed, Database, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { ClaimedEvent } from './claimed-event';
import { decideAttempt, type Decision } from './decide-attempt';
import type { Answer } from './post-event';

/** Of the attempts of one delivery. */
const LOGGED = 20;

const attempts = new Counter({
  name: 'event_delivery_attempts_total',
  help: 'Attempts to send an event to an endpoint of a tenant, by what followed.',
  labelNames: ['state'],
});

/** What became of the webhook of a workflow's step. */
export interface WebhookProgress {
  step_id: string;
  state: Decision['state'] | 'deleted';
  attempts: number;
  answer?: Answer;
}

/** Records what became of an attempt, and what follows for the endpoint. */
@Injectable()
export class RecordAttempt {
  private listener?: (tx: Tx, progress: WebhookProgress) => Promise<void>;

  constructor(private readonly database: Database) {}

  /** The workflow listens: its steps end with their webhooks. */
  onProgress(listener: (tx: Tx, progress: WebhookProgress) => Promise<void>): void {
    this.listener = listener;
  }

  async attempt(claimed: ClaimedEvent, answer: Answer): Promise<void> {
    const decision = decideAttempt({ ...claimed, ...answer }, Math.random());
    await this.database.inTenant(claimed.tenant_id, async (tx) => {
      if (!(await this.settle(tx, claimed, decision, answer))) return;
      await this.follow(tx, claimed, decision);
      await this.report(tx, claimed, { state: decision.state, answer });
    });
    attempts.inc({ state: decision.state });
  }

  /** The event was deleted from the feed, because it is too old or tells of a person who was erased. */
  async deleted(claimed: ClaimedEvent): Promise<void> {
    await this.database.inTenant(claimed.tenant_id, async (tx) => {
      const deleted = await changed(
        tx,
        `update event_deliveries set state = 'deleted', settled_at = clock_timestamp()
         where delivery_id = $1 and state = 'pending'`,
        [claimed.delivery_id],
      );
      if (deleted > 0) await this.report(tx, claimed, { state: 'deleted' });
    });
  }

  private async report(
    tx: Tx,
    { step_id, attempts }: ClaimedEvent,
    became: Omit<WebhookProgress, 'step_id' | 'attempts'>,
  ) {
    if (step_id) await this.listener?.(tx, { ...became, step_id, attempts });
  }

  /** @returns whether it was this attempt's to record: another process may have made a later one. */
  private async settle(
    tx: Tx,
    claimed: ClaimedEvent,
    { state, wait_seconds }: Decision,
    answer: Answer,
  ): Promise<boolean> {
    const { status = null, error, took_ms } = answer;
    const entry = { status, error: error === undefined ? null : storable(error, 500), took_ms };
    const updated = await changed(
      tx,
      `update event_deliveries set state = $3,
         log = case when jsonb_array_length(log) >= ${LOGGED} then log - 0 else log end
           || jsonb_build_object('at', clock_timestamp(), 'status', $4::int, 'error', $5::text, 'took_ms', $6::int),
         next_attempt_at = clock_timestamp() + make_interval(secs => $7),
         settled_at = case when $3 <> 'pending' then clock_timestamp() end
       where delivery_id = $1 and state = 'pending' and attempts = $2`,
      [claimed.delivery_id, claimed.attempts, state, entry.status, entry.error, entry.took_ms, wait_seconds],
    );
    return updated > 0;
  }

  private async follow(tx: Tx, { endpoint_id }: ClaimedEvent, { state, disable }: Decision): Promise<void> {
    if (state === 'delivered') {
      // Once a minute is enough to know, and an endpoint with many events has one row.
      await changed(
        tx,
        `update event_endpoints set failing_since = null, last_delivered_at = clock_timestamp()
         where endpoint_id = $1 and (failing_since is not null or last_delivered_at is null
           or last_delivered_at < clock_timestamp() - interval '1 minute')`,
        [endpoint_id],
      );
      return;
    }
    await changed(
      tx,
      `update event_endpoints set failing_since = clock_timestamp() where endpoint_id = $1 and failing_since is null`,
      [endpoint_id],
    );
    if (!disable) return;
    await changed(
      tx,
      `update event_endpoints set state = 'disabled', disabled_because = $2, notice_due_at = clock_timestamp(), notice_attempts = 0
       where endpoint_id = $1 and state = 'enabled'`,
      [endpoint_id, disable],
    );
  }
}
