import type { Dependencies } from '@linesman/service-kit';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import type { EventQuota } from './event-quota';
import type { OutboxPublisher } from './outbox-publisher';
import { OutboxRelay } from './outbox-relay';
import type { OutboxMessage, OutboxRows } from './outbox-rows.system';
import { StoppedStreams } from './publish-faults';

const message = (id: string, prefix: string): OutboxMessage => ({
  id,
  tenant_id: 't',
  subject: `${prefix}.x`,
  body: '',
});

const relayOf = (rows: OutboxRows, publisher: OutboxPublisher): OutboxRelay =>
  new OutboxRelay(
    { service: 'gateway-executor', nats: {} },
    { isUp: true, onReconnect: () => undefined } as unknown as Bus,
    rows,
    publisher,
    { exhausted: () => [] } as unknown as EventQuota,
    { register: () => undefined } as unknown as Dependencies,
    { info: jest.fn(), warn: jest.fn(), error: jest.fn() } as unknown as Logger,
  );

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('goes on with one stream while another one does not answer', async () => {
  const published: string[] = [];
  let answer = (): void => undefined;
  const answers = new Promise<void>((resolve) => (answer = resolve));
  const waiting = new Map([
    ['outcomes', ['lasts']],
    ['events', ['first', 'second']],
  ]);
  const rows = {
    waiting: () =>
      Promise.resolve([...waiting.keys()].map((prefix) => ({ prefix, tenant_id: 't', since: new Date(), seconds: 5 }))),
    claim: (prefix: string) => {
      const [id] = waiting.get(prefix)!.splice(0, 1);
      return Promise.resolve({ messages: id ? [message(id, prefix)] : [], setAside: [], turns: 1 });
    },
    release: () => Promise.resolve(),
    fail: () => Promise.resolve([]),
  } as unknown as OutboxRows;
  const publisher = {
    stopped: new StoppedStreams(),
    onLeft: () => undefined,
    flush: () => Promise.resolve(),
    publish: async ({ id, subject }: OutboxMessage) => {
      if (subject === 'outcomes.x') await answers;
      published.push(id);
    },
  } as unknown as OutboxPublisher;
  const relay = relayOf(rows, publisher);
  relay.onApplicationBootstrap();
  for (let looks = 0; looks < 3; looks += 1) await jest.advanceTimersByTimeAsync(2_000);
  expect(published).toEqual(['first', 'second']);
  const stopped = relay.beforeApplicationShutdown();
  answer();
  await stopped;
  expect(published).toEqual(['first', 'second', 'lasts']);
});

it('looks again at once when it was woken while it looked', async () => {
  const looks: (() => void)[] = [];
  const rows = {
    waiting: () => new Promise((resolve) => looks.push(() => resolve([]))),
  } as unknown as OutboxRows;
  let leave = (): void => undefined;
  const publisher = {
    stopped: new StoppedStreams(),
    onLeft: (left: () => void) => (leave = left),
  } as unknown as OutboxPublisher;
  const relay = relayOf(rows, publisher);
  relay.onApplicationBootstrap();
  leave();
  await jest.advanceTimersByTimeAsync(1_000);
  looks[0]!();
  await jest.advanceTimersByTimeAsync(0);
  expect(looks).toHaveLength(2);
  looks[1]!();
  await jest.advanceTimersByTimeAsync(1_999);
  expect(looks).toHaveLength(2);
  await relay.beforeApplicationShutdown();
});
