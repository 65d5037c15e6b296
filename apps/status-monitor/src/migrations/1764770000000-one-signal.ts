import { randomUUID } from 'node:crypto';
import { riskSignalResolved, riskSignalUpdated, type SignalSnapshot } from '@linesman/contracts';
import { buildEnvelope } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Open {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: string;
  snapshot: SignalSnapshot;
  opened_at: Date;
  version: number;
}

const tables = ['risk_signals', 'outbox'];

/** At most one signal of an integration is open. Of two, the earlier one takes over what the worse one says. */
export class OneSignal1764770000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // With FORCE, row-level security would hide the rows from the owner too.
    for (const table of tables) await q.query(`alter table ${table} no force row level security`);
    const open = (await q.query(`select * from (
        select s.*, count(*) over (partition by integration_id) as many from risk_signals s
        where status in ('open', 'acknowledged')) counted
      where many > 1 order by integration_id, opened_at, signal_id`)) as Open[];
    for (const later of open) {
      const earlier = open.find(({ integration_id }) => integration_id === later.integration_id)!;
      if (earlier !== later) await merge(q, earlier, later);
    }
    for (const table of tables) await q.query(`alter table ${table} force row level security`);
    await q.query('drop index risk_signals_one_open');
    await q.query(`create unique index risk_signals_one_open on risk_signals (integration_id)
      where status in ('open', 'acknowledged')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: it merged signals.'));
  }
}

async function merge(q: QueryRunner, earlier: Open, later: Open): Promise<void> {
  const now = new Date();
  const { snapshot } = later.signal_type === 'integration_disconnected' ? later : earlier;
  const merged = { ...snapshot, signal_id: earlier.signal_id, opened_at: earlier.snapshot.opened_at };
  const { cause, failure_reason } = merged.status_change;
  await q.query(
    `update risk_signals set signal_type = $2, severity = $3, cause = $4, failure_reason = $5, snapshot = $6,
       version = version + 1 where signal_id = $1`,
    [earlier.signal_id, merged.signal_type, merged.severity, cause, failure_reason, JSON.stringify(merged)],
  );
  await q.query(
    `update risk_signals set status = 'withdrawn', resolution = 'withdrawn', resolved_at = $2, version = version + 1
     where signal_id = $1`,
    [later.signal_id, now],
  );
  const { customer, connection_name, status_change } = later.snapshot;
  const told = (one: Open) => ({
    tenantId: one.tenant_id,
    aggregateId: one.signal_id,
    aggregateVersion: one.version + 1,
  });
  const updated = buildEnvelope(riskSignalUpdated, 'status-monitor', { ...told(earlier), data: merged }, now);
  const ended = buildEnvelope(
    riskSignalResolved,
    'status-monitor',
    {
      ...told(later),
      data: {
        signal_id: later.signal_id,
        integration_id: later.integration_id,
        integration_name: status_change.integration_name,
        connection_name,
        customer,
        resolution: 'withdrawn' as const,
        opened_at: later.opened_at.toISOString(),
        resolved_at: now.toISOString(),
      },
    },
    now,
  );
  const rows = [
    [riskSignalUpdated.subject, updated],
    [riskSignalResolved.subject, ended],
  ] as const;
  for (const [subject, envelope] of rows)
    await q.query('insert into outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)', [
      envelope.id,
      earlier.tenant_id,
      subject,
      JSON.stringify({ ...envelope, correlationid: envelope.correlationid || randomUUID() }),
    ]);
}
