interface Grows {
  /** Rows a day at a million executions and a million integrations. */
  a_day: number;
  /** Of tables without partitions: so many days of rows are there before the first day, which is how long they are kept. */
  days_before?: number;
  columns: Record<string, string>;
  /** What happens to the rows of a day afterwards. */
  then?: string;
}

export const REAL_EXECUTIONS = 1_000_000;
/** Probes of an integration a day; the others are spared because traffic shows what they would. */
export const PROBES_A_DAY = 4;

const one = `'6f1e2d3c-0000-4000-8000-000000000001'::uuid`;
const uuid = 'gen_random_uuid()';
/** Text that does not compress, another one in each row. */
const bytes = (count: number, row = 'n'): string =>
  `(select string_agg(md5(random()::text || ${row} || i), '') from generate_series(1, ${Math.ceil(count / 32)}) i)`;

/** Outbox rows, which become messages of the stream. */
const toStream = (subject: string, size: number): Record<string, string> => ({
  id: uuid,
  tenant_id: one,
  subject: `'${subject}'`,
  envelope: `json_build_object('data', ${bytes(size)})`,
  created_at: 'at',
});
const outbox = 'gateway_executor.outbox';

/** Where `at` is the row's time and `n` counts the rows of a day. */
export const growing: { table: string; grows: Grows }[] = [
  { table: outbox, grows: { a_day: 1_000_000, columns: toStream('outcomes.gateway-executor.growth.v1', 1_000) } },
  { table: outbox, grows: { a_day: 100_000, columns: toStream('failures.gateway-executor.growth.v1', 1_200) } },
  { table: outbox, grows: { a_day: 100_000, columns: toStream('events.gateway-executor.growth.v1', 1_200) } },
  { table: outbox, grows: { a_day: 10_000, columns: toStream('records.gateway-executor.growth.v1', 50_000) } },
  {
    table: outbox,
    grows: { a_day: 100_000, columns: toStream('commands.execution.requested.v1.gateway-executor', 1_200) },
  },
  {
    table: 'gateway_executor.executions',
    grows: {
      a_day: REAL_EXECUTIONS,
      days_before: 35,
      columns: {
        execution_id: uuid,
        tenant_id: one,
        idempotency_key: `${uuid}::text`,
        request_hash: `repeat('x', 64)`,
        integration_id: uuid,
        connection_code: `'stripe'`,
        capability_code: `'PROCESS_PAYMENT'`,
        parameters: `json_build_object('amount', n, 'note', ${bytes(200)})`,
        requested_by: `'mia'`,
        correlation_id: `''`,
        status: `'running'`,
        deadline: 'at',
        created_at: 'at',
      },
      then: `update gateway_executor.executions set status = 'succeeded', finished_at = created_at,
        result = json_build_object('charge', ${bytes(500, 'execution_id')}) where status = 'running'`,
    },
  },
  {
    table: 'status_monitor.inbox',
    grows: {
      a_day: 1_200_000,
      columns: { handler: `'execution_succeeded'`, event_id: uuid, tenant_id: one, event_at: 'at' },
    },
  },
  {
    table: 'status_monitor.call_buckets',
    grows: {
      a_day: 24_000_000,
      columns: { integration_id: uuid, bucket_at: 'at', tenant_id: one, successes: '1' },
    },
  },
  {
    table: 'status_monitor.integration_events',
    grows: {
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
  },
  {
    table: 'status_monitor.risk_signals',
    grows: {
      a_day: 10_000,
      days_before: 400,
      columns: {
        signal_id: uuid,
        tenant_id: one,
        integration_id: uuid,
        signal_type: `'integration_disconnected'`,
        severity: `'high'`,
        status: `'resolved'`,
        snapshot: `json_build_object('customer', ${bytes(800)})`,
        opened_at: 'at',
        last_seen_at: 'at',
        resolved_at: 'at',
      },
    },
  },
  {
    table: 'integrations.lease_audit',
    grows: {
      a_day: 24_000_000,
      columns: { tenant_id: one, integration_id: uuid, caller: `'x'`, purpose: `'probe'`, hour: 'at', leases: '1' },
    },
  },
  {
    table: 'notifier.inbox',
    grows: {
      a_day: 30_000,
      columns: { handler: `'risk_signal_opened'`, event_id: uuid, tenant_id: one, event_at: 'at' },
    },
  },
  {
    table: 'notifier.signals',
    grows: {
      a_day: 10_000,
      days_before: 400,
      columns: { signal_id: uuid, tenant_id: one, state: `'resolved'`, version: '1', closed_at: 'at' },
      then: `insert into notifier.deliveries
          (id, tenant_id, signal_id, occasion, channel, recipient, audience, state, correlation_id, created_at)
        select ${uuid}, tenant_id, signal_id, 'opened', channel, 'someone', 'csm', 'sent', '', closed_at
        from notifier.signals s, unnest(array['slack', 'email']) channel
        where not exists (select from notifier.deliveries d where d.signal_id = s.signal_id)`,
    },
  },
];

/** Tables whose size is watched: those, and what comes with them. */
export const watched = [
  ...new Set([...growing.map(({ table }) => table), 'notifier.deliveries', 'status_monitor.probe_schedule']),
];

/** Rows of so many days that end with a day. $1: the start of the last day. */
export function insertDays(
  { table, grows: { a_day, columns } }: (typeof growing)[number],
  days: number,
  factor: number,
) {
  const many = Math.ceil((a_day / factor) * days);
  return `insert into ${table} (${Object.keys(columns).join(', ')})
    select ${Object.values(columns).join(', ')}
    from generate_series(1, ${many}) n,
      lateral (select $1::timestamptz + interval '1 day' - n * interval '${days} days' / ${many + 1} as at) t`;
}

/** Each integration has a probe due. */
export const allDue = `update status_monitor.probe_schedule set due_at = now() - interval '1 second'`;

/** The integrations, of which each has a probe due. */
export const insertIntegrations = (many: number): string => `
  with made as (
    insert into status_monitor.integration_health (tenant_id, integration_type, integration_id, machine_state)
    select ${one}, 'stripe', ${uuid}, '{}' from generate_series(1, ${many}) returning *)
  insert into status_monitor.probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at)
  select integration_id, tenant_id, integration_type, false, now() - interval '1 hour' from made`;
