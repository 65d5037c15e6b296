import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Pool } from 'pg';

/**
 * One execution written by hand with the raw libraries, as the measure for ours: NATS request, lease from
 * memory, transaction with tenant setting and ledger insert, HTTP call, transaction with ledger update and outbox row,
 * publish, outbox mark in batches, reply.
 */
const { nats, postgres, provider, tenant_id } = JSON.parse(process.argv[2]!) as {
  nats: { url: string; user: string; password: string };
  postgres: string;
  provider: string;
  tenant_id: string;
};
const MARK_EVERY_MS = 50;

const pool = new Pool({ connectionString: postgres, max: 8 });
await pool.query(`create schema by_hand`);
await pool.query(`create table by_hand.executions (
  execution_id uuid primary key, tenant_id uuid not null, idempotency_key text not null, status text not null,
  parameters json not null, result json, created_at timestamptz not null, finished_at timestamptz,
  unique (tenant_id, idempotency_key))`);
await pool.query(`create table by_hand.outbox (
  id uuid primary key, tenant_id uuid not null, subject text not null, envelope json not null, published_at timestamptz,
  sequence bigint)`);

const connection = await connect({
  servers: nats.url,
  user: nats.user,
  pass: nats.password,
  inboxPrefix: `_INBOX_${nats.user}`,
});
const stream = jetstream(connection);
const leases = new Map<string, string>();
const published: { id: string; sequence: number }[] = [];

async function inTenant(work: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.tenant', $1, true)`, [tenant_id]);
    await work((text, values) => client.query(text, values));
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function execute(request: { integration_id: string; parameters: object; idempotency_key: string }) {
  const { integration_id, parameters, idempotency_key } = request;
  const execution_id = randomUUID();
  const secret = leases.get(integration_id) ?? 'sk_by_hand';
  leases.set(integration_id, secret);
  await inTenant((query) =>
    query(
      `insert into by_hand.executions (execution_id, tenant_id, idempotency_key, status, parameters, created_at)
       values ($1, $2, $3, 'running', $4, now())`,
      [execution_id, tenant_id, idempotency_key, JSON.stringify(parameters)],
    ).then(() => undefined),
  );
  const response = await fetch(`${provider}/v1/payment_intents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': execution_id,
    },
    body: 'amount=2000&currency=usd&confirm=true',
  });
  const result = await response.json();
  const id = randomUUID();
  const subject = 'events.by-hand.execution.succeeded.v1';
  const envelope = JSON.stringify({ specversion: '1.0', id, tenantid: tenant_id, data: { execution_id, result } });
  await inTenant(async (query) => {
    await query(
      `update by_hand.executions set status = 'succeeded', result = $2, finished_at = now() where execution_id = $1`,
      [execution_id, JSON.stringify(result)],
    );
    await query(`insert into by_hand.outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)`, [
      id,
      tenant_id,
      subject,
      envelope,
    ]);
  });
  const { seq } = await stream.publish(subject, envelope, { msgID: id });
  published.push({ id, sequence: seq });
  return { execution_id, status: 'succeeded', output: result };
}

const mark = setInterval(() => {
  const batch = published.splice(0);
  if (batch.length === 0) return;
  void pool.query(
    `update by_hand.outbox set published_at = now(), sequence = marked.sequence
     from unnest($1::uuid[], $2::bigint[]) as marked (id, sequence) where outbox.id = marked.id`,
    [batch.map((one) => one.id), batch.map((one) => one.sequence)],
  );
}, MARK_EVERY_MS);

connection.subscribe('rpc.by-hand.execute.platform', {
  callback: (_, message) => {
    const { id, data } = message.json<{ id: string; data: Parameters<typeof execute>[0] }>();
    void execute(data).then(
      (response) => message.respond(JSON.stringify({ id, response, isDisposed: true })),
      (error: Error) => message.respond(JSON.stringify({ id, err: { message: error.message }, isDisposed: true })),
    );
  },
});
await connection.flush();
process.send!({ ready: true });
process.on('disconnect', () => {
  clearInterval(mark);
  process.exit(0);
});
