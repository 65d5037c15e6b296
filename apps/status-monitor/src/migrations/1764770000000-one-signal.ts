import { randomUUID } from 'node:crypto';
import {
  type EventContract,
  riskSignalResolved,
  riskSignalUpdated,
  type SignalProblem,
  type SignalSnapshot,
} from '@linesman/contracts';
import { buildEnvelope } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Open {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: string;
  snapshot: SignalSnapshot;
  opened_at: Date;
  last_seen_at: Date;
  occurrences: number;
  version: number;
}

const tables = ['risk_signals', 'outbox'];

/**
 * At most one signal of an integration is open. Of two, the worse one stays and takes over the problems of the other,
 * which is withdrawn: until now people were told of disconnected integrations only, so nobody is told of its end.
 */
export class OneSignal1764770000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // With FORCE, row-level security would hide the rows from the owner too.
    for (const table of tables) await q.query(`alter table ${table} no force row level security`);
    const open = (await q.query(`select * from (
        select s.*, count(*) over (partition by integration_id) as many from risk_signals s
        where status in ('open', 'acknowledged')) counted
      where many > 1 order by integration_id, signal_type = 'integration_disconnected' desc, opened_at, signal_id`)) as Open[];
    for (const id of new Set(open.map(({ integration_id }) => integration_id))) {
      const [worst, ...others] = open.filter(({ integration_id }) => integration_id === id);
      await merge(q, worst!, others);
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

async function merge(q: QueryRunner, worst: Open, others: Open[]): Promise<void> {
  const now = new Date();
  const all = [worst, ...others];
  const merged = { ...worst.snapshot, problems: all.flatMap(problemsOf) };
  await q.query(
    `update risk_signals set snapshot = $2, occurrences = $3, last_seen_at = $4, version = version + 1
     where signal_id = $1`,
    [
      worst.signal_id,
      JSON.stringify(merged),
      all.reduce((sum, { occurrences }) => sum + occurrences, 0),
      new Date(Math.max(...all.map(({ last_seen_at }) => last_seen_at.getTime()))),
    ],
  );
  await publish(q, riskSignalUpdated, worst, merged, now);
  for (const other of others) await withdraw(q, other, now);
}

/** A snapshot of the older version has one cause, and the parts that fail because of it. */
function problemsOf({ snapshot: { problems, status_change }, opened_at }: Open): SignalProblem[] {
  const { cause, party_at_fault: party, failing_parts = [], failure_reason: reason } = status_change;
  if (problems) return problems;
  if (!cause) return [];
  const problem = { cause, party, since: opened_at.toISOString(), reason };
  return failing_parts.length > 0 ? failing_parts.map((part) => ({ ...problem, part })) : [problem];
}

async function withdraw(q: QueryRunner, signal: Open, now: Date): Promise<void> {
  await q.query(
    `update risk_signals set status = 'withdrawn', resolution = 'withdrawn', resolved_at = $2, version = version + 1
     where signal_id = $1`,
    [signal.signal_id, now],
  );
  const { customer, connection_name, status_change } = signal.snapshot;
  const data = {
    signal_id: signal.signal_id,
    integration_id: signal.integration_id,
    integration_name: status_change.integration_name,
    connection_name,
    customer,
    resolution: 'withdrawn' as const,
    opened_at: signal.opened_at.toISOString(),
    resolved_at: now.toISOString(),
  };
  await publish(q, riskSignalResolved, signal, data, now);
}

async function publish<T extends object>(
  q: QueryRunner,
  contract: EventContract<T>,
  { tenant_id, signal_id, version }: Open,
  data: T,
  now: Date,
): Promise<void> {
  const message = { tenantId: tenant_id, aggregateId: signal_id, aggregateVersion: version + 1, data };
  const envelope = buildEnvelope(contract, 'status-monitor', message, now);
  await q.query('insert into outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)', [
    envelope.id,
    tenant_id,
    contract.subject,
    JSON.stringify({ ...envelope, correlationid: envelope.correlationid || randomUUID() }),
  ]);
}
