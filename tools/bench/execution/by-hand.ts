import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { Pool, type PoolConfig, type QueryConfig } from 'pg';
import { Agent } from 'undici';
import { connectAs, type Login } from '../nats.ts';

/**
 * One execution written by hand with the raw libraries, as the measure for ours: NATS request, lease from
 * memory, transaction with tenant setting and ledger insert, HTTP call, transaction with ledger update and outbox row,
 * reply. It begins to publish before it replies and does not wait for it; the outbox mark follows in batches. Statements
 * are prepared, and each transaction is one round trip.
 */
const { nats, postgres, provider, tenant_id } = JSON.parse(process.argv[2]!) as {
  nats: Login;
  postgres: string;
  provider: string;
  tenant_id: string;
};
const MARK_EVERY_MS = 50;

/** pg sends the statements of a connection without waiting for their answers. Its types do not know the option yet. */
const pipelined: PoolConfig & { pipeline: true } = { connectionString: postgres, max: 8, pipeline: true };
const pool = new Pool(pipelined);
// The server may end before this process.
pool.on('error', () => undefined);
const agent = new Agent({ allowH2: false, keepAliveTimeout: 4_000, headersTimeout: 0, bodyTimeout: 0 });
await pool.query(`create schema by_hand`);
await pool.query(`create table by_hand.executions (
  execution_id uuid primary key, tenant_id uuid not null, idempotency_key text not null, status text not null,
  parameters json not null, result json, created_at timestamptz not null, finished_at timestamptz,
  unique (tenant_id, idempotency_key))`);
await pool.query(`create table by_hand.outbox (
  id uuid primary key, tenant_id uuid not null, subject text not null, envelope json not null, published_at timestamptz,
  sequence bigint)`);

const connection = await connectAs(nats);
const answering = await connectAs({ ...nats, user: `${nats.user}-rpc` });
const stream = jetstream(connection);
const leases = new Map<string, string>();
const published: { id: string; sequence: number }[] = [];

const begin = { name: 'begin', text: 'begin' };
const commit = { name: 'commit', text: 'commit' };
const setTenant = { name: 'tenant', text: `select set_config('app.tenant', $1, true)`, values: [tenant_id] };
const insertExecution = {
  name: 'insert',
  text: `insert into by_hand.executions (execution_id, tenant_id, idempotency_key, status, parameters, created_at)
    values ($1, $2, $3, 'running', $4, now())`,
};
const updateExecution = {
  name: 'update',
  text: `update by_hand.executions set status = 'succeeded', result = $2, finished_at = now() where execution_id = $1`,
};
const insertEvent = {
  name: 'event',
  text: 'insert into by_hand.outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)',
};
const markPublished = {
  name: 'mark',
  text: `update by_hand.outbox set published_at = now(), sequence = marked.sequence
    from unnest($1::uuid[], $2::bigint[]) as marked (id, sequence) where outbox.id = marked.id`,
};

async function inTenant(...statements: QueryConfig[]): Promise<void> {
  const client = await pool.connect();
  try {
    await Promise.all([begin, setTenant, ...statements, commit].map((statement) => client.query(statement)));
  } finally {
    client.release();
  }
}

function pay(secret: string, execution_id: string): Promise<object> {
  const chunks: Buffer[] = [];
  const headers = {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': execution_id,
  };
  const body = 'amount=2000&currency=usd&confirm=true';
  return new Promise((resolve, reject) => {
    agent.dispatch(
      { origin: provider, path: '/v1/payment_intents', method: 'POST', headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: () => undefined,
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as object),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}

async function publish(id: string, subject: string, envelope: string): Promise<void> {
  const { seq } = await stream.publish(subject, envelope, { msgID: id, timeout: 30_000 });
  published.push({ id, sequence: seq });
}

async function execute(request: { integration_id: string; parameters: object; idempotency_key: string }) {
  const { integration_id, parameters, idempotency_key } = request;
  const execution_id = randomUUID();
  const secret = leases.get(integration_id) ?? 'sk_by_hand';
  leases.set(integration_id, secret);
  const claimed = [execution_id, tenant_id, idempotency_key, JSON.stringify(parameters)];
  await inTenant({ ...insertExecution, values: claimed });
  const result = await pay(secret, execution_id);
  const id = randomUUID();
  const subject = 'events.by-hand.execution.succeeded.v1';
  const envelope = JSON.stringify({ specversion: '1.0', id, tenantid: tenant_id, data: { execution_id, result } });
  await inTenant(
    { ...updateExecution, values: [execution_id, JSON.stringify(result)] },
    { ...insertEvent, values: [id, tenant_id, subject, envelope] },
  );
  void publish(id, subject, envelope);
  return { execution_id, status: 'succeeded', output: result };
}

const mark = setInterval(() => {
  const batch = published.splice(0);
  if (batch.length === 0) return;
  const values = [batch.map((one) => one.id), batch.map((one) => one.sequence)];
  void pool.query({ ...markPublished, values });
}, MARK_EVERY_MS);

answering.subscribe('rpc.by-hand.execute.platform', {
  callback: (_, message) => {
    const { id, data } = message.json<{ id: string; data: Parameters<typeof execute>[0] }>();
    void execute(data).then(
      (response) => message.respond(JSON.stringify({ id, response, isDisposed: true })),
      (error: Error) => message.respond(JSON.stringify({ id, err: { message: error.message }, isDisposed: true })),
    );
  },
});
await answering.flush();
process.send!({ ready: true });
process.on('disconnect', () => {
  clearInterval(mark);
  process.exit(0);
});
