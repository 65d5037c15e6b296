import type { Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import type { HealthPolicy } from '../health/cause-table';
import type { MachineState } from '../health/machine-state';
import { matters } from './matters';
import { storedOf, type StoredRun } from './stored-run';

interface Subject {
  tenant_id: string;
  integration_id: string;
  machine_state: MachineState;
}

interface Collected {
  tenant_id: string;
  runs: StoredRun[];
  /** Nothing lies between the last run and the next observation. */
  goes_on: boolean;
}

/** Collects the observations that have to be stored, while observations are recorded. */
export class CollectRuns {
  private readonly collected = new Map<string, Collected>();

  /** @param row as it was before the observation. */
  add(row: Subject, observation: Observation, after: MachineState, policy: HealthPolicy): void {
    const { tenant_id, integration_id, machine_state: state } = row;
    const known = this.collected.get(integration_id);
    if (!matters(state, observation, after, policy)) {
      if (known) known.goes_on = false;
      return;
    }
    const stored = storedOf(observation);
    if (known?.goes_on) known.runs.at(-1)!.observations.push(stored);
    else
      this.collected.set(integration_id, {
        tenant_id,
        runs: [...(known?.runs ?? []), { state, observations: [stored] }],
        goes_on: true,
      });
  }

  runsOf(integrationId: string): StoredRun[] {
    return this.collected.get(integrationId)?.runs ?? [];
  }

  /** One row for each integration. The caller has locked its health, so that rows have the order of the observations. */
  async save(tx: Tx, { window, streak }: HealthPolicy): Promise<void> {
    if (this.collected.size === 0) return;
    const all = [...this.collected].map(([integration_id, { tenant_id, runs }]) => ({
      tenant_id,
      integration_id,
      runs,
    }));
    await changed(
      tx,
      `insert into stored_observations (tenant_id, integration_id, thresholds, runs)
       select tenant_id, integration_id, $2::jsonb, runs
       from jsonb_to_recordset($1::jsonb) as q (tenant_id uuid, integration_id uuid, runs jsonb)`,
      [JSON.stringify(all), JSON.stringify({ window, streak })],
    );
  }
}
