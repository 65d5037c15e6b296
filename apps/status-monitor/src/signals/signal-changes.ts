import { changed, type Tx } from '@linesman/persistence';
import type { Signal, SignalStep } from './signal';

/** Collects what becomes of signals, and writes each of them once. */
export class SignalChanges {
  private readonly opened = new Map<string, Signal>();
  private readonly updated = new Map<string, Signal>();
  private readonly seen = new Map<string, Signal>();

  add(step: SignalStep, signal: Signal): void {
    const { signal_id } = signal;
    if (step === 'opened' || this.opened.has(signal_id)) this.opened.set(signal_id, signal);
    else if (step === 'seen' && !this.updated.has(signal_id)) this.seen.set(signal_id, signal);
    else {
      this.seen.delete(signal_id);
      this.updated.set(signal_id, signal);
    }
  }

  get newlyOpened(): Signal[] {
    return [...this.opened.values()];
  }

  /** One is closed before the next one of its integration is opened. */
  async save(tx: Tx): Promise<void> {
    await Promise.all([
      write(tx, updateAll, [...this.updated.values()].map(columnsOf)),
      write(
        tx,
        countAll,
        [...this.seen.values()].map(({ signal_id, occurrences, last_seen_at }) => ({
          signal_id,
          occurrences,
          last_seen_at,
        })),
      ),
      write(tx, insertAll, [...this.opened.values()].map(columnsOf)),
    ]);
  }
}

const columns = `severity text, cause text, failure_reason text, snapshot jsonb, customer_id uuid, signal_type text,
  occurrences int, last_seen_at timestamptz, version int, resolution text, resolved_at timestamptz`;
const names = columns.split(',').map((column) => column.trim().split(' ')[0]!);

const updateAll = `update risk_signals s set ${names.map((name) => `${name} = q.${name}`).join(', ')},
    status = coalesce(q.status, s.status)
  from jsonb_to_recordset($1::jsonb) as q (signal_id uuid, status text, ${columns}) where s.signal_id = q.signal_id`;

const countAll = `update risk_signals s set occurrences = q.occurrences, last_seen_at = q.last_seen_at
  from jsonb_to_recordset($1::jsonb) as q (signal_id uuid, occurrences int, last_seen_at timestamptz)
  where s.signal_id = q.signal_id`;

const beginning = 'last_worked_at, failing_since, noticed_at, noticed_by';

const insertAll = `insert into risk_signals (signal_id, tenant_id, integration_id, opened_at, status, ${beginning}, ${names.join(', ')})
  select signal_id, tenant_id, integration_id, opened_at, coalesce(status, 'open'), ${beginning}, ${names.join(', ')}
  from jsonb_to_recordset($1::jsonb) as q (signal_id uuid, tenant_id uuid, integration_id uuid, opened_at timestamptz,
    status text, last_worked_at timestamptz, failing_since timestamptz, noticed_at timestamptz, noticed_by text,
    ${columns})`;

async function write(tx: Tx, statement: string, signals: object[]): Promise<void> {
  if (signals.length > 0) await changed(tx, statement, [JSON.stringify(signals)]);
}

/** While it is open its status is not written: a person may have acknowledged it. */
function columnsOf({ snapshot, resolution, ...signal }: Signal): object {
  return {
    ...signal,
    snapshot,
    resolution,
    status: resolution && (resolution === 'verified' ? 'resolved' : 'withdrawn'),
    severity: snapshot.severity,
    cause: snapshot.status_change.cause,
    failure_reason: snapshot.status_change.failure_reason,
    customer_id: snapshot.customer?.customer_id,
  };
}
