import type { Cause, Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

const HOUR_MS = 3_600_000;

interface Hour {
  tenant_id: string;
  integration_id: string;
  cause: Cause;
  hour_at: string;
  failures: number;
}

/** Failures by cause and hour, by the start of what failed. They grow while observations are recorded. */
export class FailureHours {
  private readonly hours = new Map<string, Hour>();

  count(tenant_id: string, { integration_id, outcome, cause, started_at }: Observation): void {
    if (outcome !== 'failure' || !cause) return;
    const hour_at = new Date(Math.floor(Date.parse(started_at) / HOUR_MS) * HOUR_MS).toISOString();
    const key = `${integration_id} ${cause} ${hour_at}`;
    const known = this.hours.get(key);
    if (known) known.failures += 1;
    else this.hours.set(key, { tenant_id, integration_id, cause, hour_at, failures: 1 });
  }

  /** Writes each hour once, and nothing where nothing failed. The caller has locked the health of its integration. */
  async save(tx: Tx): Promise<void> {
    if (this.hours.size === 0) return;
    await changed(
      tx,
      `insert into failure_hours as f (tenant_id, integration_id, cause, hour_at, failures)
       select tenant_id, integration_id, cause, hour_at, failures from jsonb_to_recordset($1::jsonb)
         as q (tenant_id uuid, integration_id uuid, cause text, hour_at timestamptz, failures int)
       on conflict (tenant_id, integration_id, cause, hour_at) do update set failures = f.failures + excluded.failures`,
      [JSON.stringify([...this.hours.values()])],
    );
  }
}
