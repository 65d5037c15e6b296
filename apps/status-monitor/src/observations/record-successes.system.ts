import { executionSucceeded, type Observation } from '@linesman/contracts';
import { type BatchedEvent, JetStreamServer, unmarkHandled, markHandled } from '@linesman/messaging';
import { changed, Database, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { applyObservation } from '../health/apply-observation';
import { defaultPolicy } from '../health/cause-table';
import { clampToReceipt } from '../health/clamp';
import { type HealthRow, lockHealths } from '../health/health-row';
import { storeState } from '../health/stored-state';
import { ProbeIntervals } from '../probe-intervals';
import { countSuccesses, type Successes } from './call-buckets';
import { readSuccess, type Success } from './read-success';

/**
 * Most events are successes of integrations that are healthy and stay healthy. This class records them in batches that
 * cross tenants. It leaves every success that changes more (a status, a signal) to {@link OnObservations}.
 */
@Injectable()
export class RecordSuccesses implements OnModuleInit {
  constructor(
    private readonly server: JetStreamServer,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly intervals: ProbeIntervals,
  ) {}

  onModuleInit(): void {
    this.server.handleInBatches(executionSucceeded, (events) => this.record(events));
  }

  /** @returns ids of the events that are handled; the others are handled one by one. */
  private async record(events: BatchedEvent[]): Promise<ReadonlySet<string>> {
    const successes = new Map(
      events.flatMap((event) => readSuccess(event) ?? []).map((success) => [success.id, success]),
    );
    if (successes.size === 0) return new Set();
    return this.database.inSystem(async (tx) => {
      const unhandled = await markHandled(tx, executionSucceeded, [...successes.values()]);
      const skipped = await this.recordSteady(
        tx,
        [...successes.values()].filter(({ id }) => unhandled.has(id)),
      );
      await unmarkHandled(tx, executionSucceeded, skipped);
      for (const id of skipped) successes.delete(id);
      return new Set(successes.keys());
    });
  }

  /** @returns ids of the successes that have to be handled one by one. */
  async recordSteady(tx: Tx, successes: Success[]): Promise<string[]> {
    const rows = await lockHealths(tx, [...new Set(successes.map(({ observation }) => observation.integration_id))]);
    const steady = new Map<string, Successes>();
    const changing = new Set<string>();
    const skipped: string[] = [];
    for (const success of successes) {
      const { integration_id } = success.observation;
      const row = rows.get(integration_id);
      if (row?.tenant_id === success.tenant_id && (row.deleted || row.integration_status === 'inactive')) continue;
      const observation = row ? clampToReceipt(success.observation, row.received_at) : success.observation;
      const state = changing.has(integration_id) ? undefined : steadyState(row, success.tenant_id, observation);
      if (!row || !state) {
        // Later successes of this integration are skipped too, so that their order is kept.
        changing.add(integration_id);
        skipped.push(success.id);
        continue;
      }
      row.machine_state = state;
      const known = steady.get(integration_id);
      if (known) known.observations.push(observation);
      else steady.set(integration_id, { row, observations: [observation] });
    }
    await this.saveSteady(tx, [...steady.values()]);
    await countSuccesses(tx, [...steady.values()]);
    return skipped;
  }

  /** The rows are healthy before and after: no column but these changes. */
  private async saveSteady(tx: Tx, steady: Successes[]): Promise<void> {
    if (steady.length === 0) return;
    await changed(
      tx,
      `update integration_health h set machine_state = q.state, updated_at = $4,
         last_checked_at = greatest(h.last_checked_at, q.seen_at),
         last_success_at = greatest(h.last_success_at, q.seen_at),
         watched_until = greatest(h.watched_until, q.seen_at + make_interval(secs => q.watched_seconds))
       from unnest($1::uuid[], $2::jsonb[], $3::timestamptz[], $5::float[])
         as q (integration_id, state, seen_at, watched_seconds)
       where h.integration_id = q.integration_id`,
      [
        steady.map(({ row }) => row.integration_id),
        steady.map(({ row }) => storeState(row.machine_state)),
        steady.map(({ observations }) => latest(observations.map(({ started_at }) => started_at))),
        this.clock.now(),
        steady.map(({ row }) => this.intervals.watchedSeconds(row)),
      ],
    );
  }
}

/**
 * The next state of an integration that has worked, is watched, and is healthy before and after this success, otherwise
 * undefined.
 */
function steadyState(
  row: HealthRow | undefined,
  tenant_id: string,
  observation: Observation,
): HealthRow['machine_state'] | undefined {
  if (row?.tenant_id !== tenant_id || (row.customer_id && !row.customer)) return undefined;
  if (row.machine_state.health.status !== 'healthy' || !row.has_worked) return undefined;
  if (row.quick_probes !== null) return undefined;
  if (!row.watched_until || row.watched_until.getTime() < Date.parse(observation.started_at)) return undefined;
  const { state, transition } = applyObservation(row.machine_state, observation, defaultPolicy);
  return transition ? undefined : state;
}

const latest = (times: string[]): string => times.reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
