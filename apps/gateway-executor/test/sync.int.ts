import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitUntil } from '@linesman/testing';
import { Contacts, idOf, numbers } from './start-contacts';
import { startExecutor } from './start-executor';
import type { Answer } from './start-provider';
import { type SyncEvent, World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

interface Row {
  [field: string]: unknown;
}

/** A customer whose provider has that many contacts, two on a page. */
function customerWith(count: number) {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  const contacts = new Contacts(numbers(count), 2);
  const from = (answer: Answer) => world.provider.on(token, answer);
  from(contacts.answer);
  const ask = (parameters = {}, more = {}) => world.ask(tenant, { integration_id, parameters, ...more });
  const sync = async (parameters = {}, more = {}) => world.resultOf(await ask(parameters, more));
  const get = async (path: string, role = 'csm') => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
    const response = await app.inject({ url: path, headers: { authorization } });
    return { status: response.statusCode, body: response.json<Row & { items: Row[]; next_cursor?: string }>() };
  };
  const runs = async () => (await get(`/sync-runs?integration_id=${integration_id}`)).body.items;
  const published = (run_id: unknown): SyncEvent[] =>
    world.syncEvents
      .filter(({ subject }) => subject === run_id)
      .sort((a, b) => a.aggregateversion! - b.aggregateversion!);
  /** The events about a run, once its end is published. */
  const eventsOf = async (run_id: unknown) => {
    await waitUntil(() => published(run_id).at(-1)?.type === 'sync_run_finished' && gapless(published(run_id)));
    const events = published(run_id);
    const batches = events.slice(0, -1).map(({ data }) => data);
    return { batches, records: batches.flatMap(({ records }) => records), end: events.at(-1)!.data };
  };
  return { tenant, integration_id, token, leaseOf, contacts, from, ask, sync, get, runs, eventsOf };
}

const gapless = (events: SyncEvent[]): boolean => events.every(({ aggregateversion }, n) => aggregateversion === n + 1);
const outputOf = ({ data }: { data: { output: Row } }): Row => data.output;
const unreachable = () => ({ status: 503, body: [] });
const soon = (ms: number) => ({ deadline: new Date(Date.now() + ms).toISOString() });

it('publishes every record in batches, counts them, and keeps the history of its runs', async () => {
  const { integration_id, contacts, sync, get, runs, eventsOf } = customerWith(5);
  contacts.all.set(6, { Id: idOf(6), Name: 'Nobody' });
  const result = await sync();
  const { run_id } = outputOf(result);
  const counts = { rows: 5, new: 5, changed: 0, unchanged: 0, deleted: 0, skipped: 1 };
  expect(outputOf(result)).toEqual({ run_id, ...counts, complete: true, fresh_as_of: expect.any(String) as string });
  expect(JSON.stringify(result)).not.toContain('Contact 1');

  const { batches, records, end } = await eventsOf(run_id);
  expect(batches.map(({ seq, object, direction }) => [seq, object, direction])).toEqual(
    [1, 2, 3].map((seq) => [seq, 'contact', 'inbound']),
  );
  expect(records.map(({ external_id }) => external_id)).toEqual(numbers(5).map(idOf));
  expect(records[0]!.data).toMatchObject({ name: 'Contact 1', updated_at: '2026-01-01T00:00:01.000Z' });
  const skipped_reasons = [{ external_id: idOf(6), reason: 'has no readable LastModifiedDate' }];
  expect(end).toMatchObject({ status: 'whole', full_resync: false, batches: 3, ...counts, skipped_reasons });

  const [run] = await runs();
  expect(run).toMatchObject({ run_id, status: 'whole', pages: 3, failures: 0, ...counts, skipped_reasons });
  expect(run!.fresh_as_of).toBe(run!.started_at);
  expect(run!.duration_ms).toBeGreaterThan(0);
  expect((await get(`/sync-runs/${String(run_id)}`)).body).toEqual(run);
  expect((await get(`/sync-runs/${integration_id}`)).status).toBe(404);
  expect((await get('/sync-runs?status=failed')).body.items).toEqual([]);
  const [seen] = (await get('/sync-runs', 'member')).body.items as Record<string, unknown>[];
  expect(seen).toMatchObject({ run_id, ...counts, skipped_reasons: [{ reason: skipped_reasons[0]!.reason }] });
  expect(JSON.stringify(seen)).not.toContain(idOf(6));
});

it('lists the synced records, page by page, to their own tenant', async () => {
  const { integration_id, sync, get } = customerWith(5);
  await sync();
  const of = `/synced-records?integration_id=${integration_id}&object=contact&limit=3`;
  const first = (await get(of)).body;
  const second = (await get(`${of}&cursor=${first.next_cursor}`)).body;
  const items = [...first.items, ...second.items];
  expect(items.map(({ external_id }) => external_id).sort()).toEqual(numbers(5).map(idOf));
  expect(second.next_cursor).toBeUndefined();
  expect(items[0]).toMatchObject({ object: 'contact', deleted: false, data: { name: expect.any(String) as string } });
  expect((await get(`${of}&updated_since=2100-01-01T00:00:00Z`)).body.items).toEqual([]);
  const newest = (await get(`${of}&order=newest_first`)).body;
  const last = (await get(`${of}&order=newest_first&cursor=${newest.next_cursor}`)).body;
  expect([...newest.items, ...last.items]).toEqual(items.toReversed());
  expect((await customerWith(0).get(of)).body.items).toEqual([]);
});

it('counts the records of each kind, without those that are deleted, for their own tenant', async () => {
  const { integration_id, contacts, sync, get } = customerWith(5);
  const of = `/synced-records/objects?integration_id=${integration_id}`;
  expect((await get(of)).body.items).toEqual([]);
  await sync();
  contacts.all.delete(3);
  await sync({ full: true });
  expect((await get(of)).body.items).toEqual([{ object: 'contact', records: 4, more: false }]);
  expect((await customerWith(0).get(of)).body.items).toEqual([]);
  expect((await get(of, 'member')).status).toBe(403);
});

it('reads only records that may have changed the next time, and publishes those that have', async () => {
  const { contacts, sync, eventsOf } = customerWith(5);
  await sync();
  contacts.rename(2, 'Renamed');
  const output = outputOf(await sync());
  expect(output).toMatchObject({ new: 0, changed: 1, deleted: 0 });
  const { records } = await eventsOf(output.run_id);
  expect(records).toMatchObject([{ external_id: idOf(2), data: { name: 'Renamed' } }]);
});

it('waits for a provider that fails in the middle, and continues the same run', async () => {
  const { contacts, from, token, sync, runs, eventsOf } = customerWith(6);
  from((call) => (world.provider.with(token).length === 2 ? unreachable() : contacts.answer(call)));
  const output = outputOf(await sync());
  expect((await eventsOf(output.run_id)).records.map(({ external_id }) => external_id)).toEqual(numbers(6).map(idOf));
  expect(await runs()).toMatchObject([{ status: 'whole', failures: 1, error: null, pages: 3, rows: 6 }]);
});

it('tells the bytes of all its pages with the run, of those that could not be read too, and none with its outcome', async () => {
  const { contacts, from, token, sync, runs, eventsOf } = customerWith(6);
  let bytes_received = 0;
  from((call) => {
    const reply = world.provider.with(token).length === 2 ? unreachable() : contacts.answer(call);
    bytes_received += Buffer.byteLength(JSON.stringify(reply.body));
    return reply;
  });
  const result = await sync();
  expect(result.data.observation).toMatchObject({ outcome: 'success' });
  expect(result.data.observation).not.toHaveProperty('bytes_received');
  expect((await eventsOf(outputOf(result).run_id)).end).toMatchObject({ bytes_sent: 0, bytes_received });
  expect(await runs()).toMatchObject([{ pages: 3, failures: 1, bytes_sent: 0, bytes_received }]);
});

it('counts the bytes of a page that does not go on, and ends there', async () => {
  const { contacts, from, token, sync, runs } = customerWith(6);
  let bytes_received = 0;
  from((call) => {
    const stuck = { body: { done: false, totalSize: 6, records: [], nextRecordsUrl: call.path } };
    const reply = world.provider.with(token).length === 2 ? stuck : contacts.answer(call);
    bytes_received += Buffer.byteLength(JSON.stringify(reply.body));
    return reply;
  });
  expect((await sync()).data).toMatchObject({ error: { code: 'internal_error' } });
  const [run] = await waitUntil(async () => {
    const all = await runs();
    return all[0]?.status === 'partial' && all;
  });
  expect(run).toMatchObject({ pages: 1, bytes_sent: 0, bytes_received });
});

it('is partial when the deadline ends it, and the next run reads what is missing', async () => {
  const { contacts, from, token, sync, runs, eventsOf } = customerWith(6);
  from((call) => (world.provider.with(token).length > 2 ? unreachable() : contacts.answer(call)));
  const cutOff = await sync({}, soon(10_000));
  // The deadline may end the last call before it is answered.
  const error = { cause: expect.stringMatching(/^(server_error|timeout)$/) as string };
  expect(cutOff).toMatchObject({ type: 'execution_failed', data: { error } });
  const [partial] = await runs();
  expect(partial).toMatchObject({ status: 'partial', rows: 4, fresh_as_of: null, error });
  expect(partial!.failures).toBeGreaterThan(1);
  const before = await eventsOf(partial!.run_id);
  expect(before.end).toMatchObject({ status: 'partial', rows: 4 });

  from(contacts.answer);
  const output = outputOf(await sync());
  const after = await eventsOf(output.run_id);
  const ids = [...before.records, ...after.records].map(({ external_id }) => external_id);
  expect(ids).toEqual(numbers(6).map(idOf));
  // The pass began with the partial run.
  expect(output).toMatchObject({ rows: 2, fresh_as_of: partial!.started_at });
});

it('reads everything again on request, and then deletes records that the provider no longer has', async () => {
  const { integration_id, contacts, sync, get, eventsOf } = customerWith(5);
  await sync();
  contacts.all.delete(3);
  contacts.all.set(4, { Id: idOf(4), Name: 'Unreadable now' });
  expect(outputOf(await sync())).toMatchObject({ deleted: 0 });
  const output = outputOf(await sync({ full: true }));
  expect(output).toMatchObject({ rows: 3, unchanged: 3, deleted: 1, skipped: 1 });
  const { records, end } = await eventsOf(output.run_id);
  expect(records).toEqual([{ external_id: idOf(3), data: {}, deleted: true }]);
  expect(end).toMatchObject({ full_resync: true });
  const { items } = (await get(`/synced-records?integration_id=${integration_id}`)).body;
  expect(items.filter(({ deleted }) => deleted)).toMatchObject([{ external_id: idOf(3), data: {} }]);
});

it('deletes no record before everything was read again, even if a second run reads the rest', async () => {
  const { contacts, from, token, sync, runs } = customerWith(6);
  await sync();
  contacts.all.delete(1);
  const calls = world.provider.with(token).length;
  from((call) => (world.provider.with(token).length > calls + 1 ? unreachable() : contacts.answer(call)));
  await sync({ full: true }, soon(1_000));
  expect((await runs())[0]).toMatchObject({ status: 'partial', full_resync: true, deleted: 0 });
  from(contacts.answer);
  expect(outputOf(await sync())).toMatchObject({ deleted: 1 });
});

it('deletes no record if a skipped record without an id could be any of them', async () => {
  const { contacts, sync } = customerWith(4);
  await sync();
  contacts.all.delete(1);
  contacts.all.set(9, { Id: '', Name: 'Nameless' });
  expect(outputOf(await sync({ full: true }))).toMatchObject({ deleted: 0, skipped: 1 });
});

it('runs one at a time, and answers the requests that came before it began', async () => {
  const { contacts, from, token, ask, runs } = customerWith(3);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  from(async (call) => (await held, contacts.answer(call)));
  const first = await ask();
  await waitUntil(() => world.provider.with(token).length === 1);
  const others = await Promise.all([ask(), ask(), ask()]);
  await waitUntil(async () => {
    const [row] = await world.sql<{ waiting: number }>(
      `select count(*) as waiting from executions where attempts > 0 and command_id in ('${others.join(`','`)}')`,
    );
    return Number(row!.waiting) === 3;
  });
  release();
  const outputs = await Promise.all([first, ...others].map(async (id) => outputOf(await world.resultOf(id))));
  expect(new Set(outputs.map(({ run_id }) => run_id)).size).toBe(2);
  expect((await runs()).map(({ status }) => status)).toEqual(['whole', 'whole']);
});

it('fails when another run had not ended before its deadline', async () => {
  const { contacts, from, token, ask, sync } = customerWith(1);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  from(async (call) => (await held, contacts.answer(call)));
  const first = await ask();
  await waitUntil(() => world.provider.with(token).length === 1);
  // A retry that was due just before the deadline may begin just after it.
  const code = expect.stringMatching(/^(sync_in_progress|deadline_passed)$/) as string;
  await expect(sync({}, soon(1_000))).resolves.toMatchObject({
    type: 'execution_failed',
    data: { error: { class: 'transient', code } },
  });
  expect(world.provider.with(token)).toHaveLength(1);
  release();
  await expect(world.resultOf(first)).resolves.toMatchObject({ type: 'execution_succeeded' });
});

it('stores a run that could read nothing, with the reason', async () => {
  const { from, sync, runs, eventsOf } = customerWith(1);
  from(() => ({ status: 400, body: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] }));
  await sync();
  const [run] = await runs();
  expect(run).toMatchObject({ status: 'failed', pages: 0, error: { code: 'MALFORMED_QUERY' } });
  expect((await eventsOf(run!.run_id)).end).toMatchObject({ status: 'failed', error: { class: 'permanent' } });
});

it('has a metric of the oldest synced records', async () => {
  const { sync } = customerWith(1);
  await sync();
  const { body } = await app.inject({ url: '/metrics' });
  expect(body).toMatch(/sync_runs_total\{connection="salesforce",capability="SYNC_CONTACTS",status="whole"\} \d+/);
  expect(body).toMatch(/sync_oldest_fresh_as_of_timestamp_seconds\{.*capability="SYNC_CONTACTS"\} \d+/);
});
