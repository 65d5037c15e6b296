import { executionSucceeded } from '@linesman/contracts';
import { type BatchedEvent, JetStreamServer, unmarkHandled, markHandled } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { applyObservation } from '../health/apply-observation';
import { defaultPolicy } from '../health/cause-table';
import { type HealthRow, lockHealths } from '../health/health-row';
import { saveSuccesses } from '../health/save-successes';
import { countSuccesses } from './count-successes';
import { readSuccess, type Success } from './read-success';

/** An integration with what a batch tells of it. */
export interface Quiet {
  row: HealthRow;
  successes: Success[];
}

/**
 * That what is healthy goes on being healthy is most of what there is to hear. It is taken in by the batch, of all
 * tenants at once; whatever would change more than marks and counts is left to {@link OnObservations}.
 */
@Injectable()
export class TakeSuccesses implements OnModuleInit {
  constructor(
    private readonly server: JetStreamServer,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.server.handleInBatches(executionSucceeded, (events) => this.take(events));
  }

  private async take(events: BatchedEvent[]): Promise<ReadonlySet<string>> {
    const told = new Map(events.flatMap((event) => readSuccess(event) ?? []).map((success) => [success.id, success]));
    if (told.size === 0) return new Set();
    return this.database.inSystem(async (tx) => {
      const fresh = await markHandled(tx, executionSucceeded, [...told.values()]);
      const left = await this.fold(
        tx,
        [...told.values()].filter(({ id }) => fresh.has(id)),
      );
      await unmarkHandled(tx, executionSucceeded, left);
      for (const id of left) told.delete(id);
      return new Set(told.keys());
    });
  }

  /** @returns ids of what has to be looked at more closely. */
  private async fold(tx: Tx, successes: Success[]): Promise<string[]> {
    const rows = await lockHealths(tx, [...new Set(successes.map(({ observation }) => observation.integration_id))]);
    const quiet = new Map<string, Quiet>();
    const left: string[] = [];
    const loud = new Set<string>();
    for (const success of successes) {
      const { integration_id } = success.observation;
      const row = rows.get(integration_id);
      if (row?.tenant_id === success.tenant_id && (row.deleted || row.integration_status === 'inactive')) continue;
      const state = loud.has(integration_id) ? undefined : stateAfter(row, success);
      if (!row || !state) {
        // What follows waits for it.
        loud.add(integration_id);
        left.push(success.id);
        continue;
      }
      row.machine_state = state;
      const known = quiet.get(integration_id);
      if (known) known.successes.push(success);
      else quiet.set(integration_id, { row, successes: [success] });
    }
    await saveSuccesses(tx, [...quiet.values()], this.clock.now());
    await countSuccesses(tx, [...quiet.values()]);
    return left;
  }
}

/** Nothing when it is not quiet: not known, not this tenant's, not healthy, or not so for long. */
function stateAfter(
  row: HealthRow | undefined,
  { tenant_id, observation }: Success,
): HealthRow['machine_state'] | undefined {
  if (row?.tenant_id !== tenant_id || (row.customer_id && !row.customer)) return undefined;
  if (row.machine_state.health.status !== 'healthy') return undefined;
  const { state, transition } = applyObservation(row.machine_state, observation, defaultPolicy);
  return transition ? undefined : state;
}
