/** How many rows of the real day stand behind one row here. */
export const FACTOR = 1_000;

interface Grows {
  /** Rows a day at a million executions and a million integrations. */
  a_day: number;
  /** How many days of rows there are before the first day; those of tables without partitions. */
  days_before?: number;
  columns: Record<string, string>;
}

const one = `'6f1e2d3c-0000-4000-8000-000000000001'::uuid`;
const uuid = 'gen_random_uuid()';

/** By table, where `at` is the row's time and `n` counts the rows of a day. */
export const growing: Record<string, Grows> = {
  'gateway_executor.outbox': {
    a_day: 1_000_000,
    columns: {
      id: uuid,
      tenant_id: one,
      subject: `'events.x'`,
      envelope: `json_build_object('data', repeat('x', 900))`,
      created_at: 'at',
      published_at: 'at',
      stream_seq: 'n',
    },
  },
  'gateway_executor.executions': {
    a_day: 1_000_000,
    days_before: 35,
    columns: {
      execution_id: uuid,
      tenant_id: one,
      idempotency_key: `${uuid}::text`,
      request_hash: `repeat('x', 64)`,
      integration_id: uuid,
      capability_code: `'PROCESS_PAYMENT'`,
      parameters: `'{}'`,
      requested_by: `'mia'`,
      correlation_id: `''`,
      status: `'succeeded'`,
      deadline: 'at',
      created_at: 'at',
      finished_at: 'at',
      answer_forgotten: 'true',
    },
  },
  'status_monitor.inbox': {
    a_day: 1_000_000,
    columns: { handler: `'execution_succeeded'`, event_id: uuid, tenant_id: one, event_at: 'at' },
  },
  'status_monitor.call_buckets': {
    a_day: 24_000_000,
    columns: { integration_id: uuid, bucket_at: 'at', tenant_id: one, successes: '1' },
  },
  'status_monitor.integration_events': {
    a_day: 100_000,
    days_before: 400,
    columns: {
      tenant_id: one,
      integration_type: `'stripe'`,
      integration_id: uuid,
      event_type: `'recovered'`,
      created_at: 'at',
    },
  },
  'status_monitor.risk_signals': {
    a_day: 10_000,
    days_before: 400,
    columns: {
      signal_id: uuid,
      tenant_id: one,
      integration_id: uuid,
      signal_type: `'integration_disconnected'`,
      severity: `'high'`,
      status: `'resolved'`,
      snapshot: `'{}'`,
      opened_at: 'at',
      last_seen_at: 'at',
      resolved_at: 'at',
    },
  },
  'integrations.lease_audit': {
    a_day: 24_000_000,
    columns: { tenant_id: one, integration_id: uuid, caller: `'x'`, purpose: `'probe'`, hour: 'at', leases: '1' },
  },
  'notifier.inbox': {
    a_day: 30_000,
    columns: { handler: `'risk_signal_opened'`, event_id: uuid, tenant_id: one, event_at: 'at' },
  },
  'notifier.signals': {
    a_day: 10_000,
    days_before: 400,
    columns: { signal_id: uuid, tenant_id: one, state: `'resolved'`, version: '1', closed_at: 'at' },
  },
};

/** Rows of so many days that end with a day. $1: the start of the last day. */
export function insertDays(table: string, days: number): string {
  const { a_day, columns } = growing[table]!;
  const rows = Math.ceil((a_day / FACTOR) * days);
  return `insert into ${table} (${Object.keys(columns).join(', ')})
    select ${Object.values(columns).join(', ')}
    from generate_series(1, ${rows}) n,
      lateral (select $1::timestamptz + interval '1 day' - n * interval '${days} days' / ${rows + 1} as at) t`;
}
