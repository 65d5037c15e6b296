import type { Logger } from 'pino';
import type { Bus } from '../bus';
import { EventQuota } from './event-quota';
import { OutboxPublisher } from './outbox-publisher';
import type { OutboxMessage, OutboxRows, Published } from './outbox-rows.system';

const message = (id: string): OutboxMessage => ({ id, tenant_id: 't', subject: 'outcomes.x', body: '{}' });

function started({ isUp = true } = {}) {
  const published: string[] = [];
  const marked: string[] = [];
  const publish = (_subject: string, _body: string, { msgID }: { msgID: string }) =>
    Promise.resolve({ seq: published.push(msgID) });
  const rows = {
    markPublished: (all: Published[]) => {
      marked.push(...all.map(({ id }) => id));
      return Promise.resolve();
    },
  };
  const clock = { now: () => new Date() };
  const publisher = new OutboxPublisher(
    { isUp, jetstream: { publish } } as unknown as Bus,
    rows as unknown as OutboxRows,
    new EventQuota(1_000, clock),
    clock,
    { warn: jest.fn() } as unknown as Logger,
  );
  const left = jest.fn();
  publisher.onLeft(left);
  return { publisher, published, marked, left };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('publishes at once what somebody waits for', () => {
  const { publisher, published } = started();
  publisher.publishNow(message('one'));
  expect(published).toEqual(['one']);
});

it('publishes together, and marks, what was committed within 50 ms and nobody waits for', async () => {
  const { publisher, published, marked } = started();
  publisher.publishSoon(message('one'));
  await jest.advanceTimersByTimeAsync(49);
  publisher.publishSoon(message('two'));
  expect(published).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(published).toEqual(['one', 'two']);
  publisher.publishSoon(message('three'));
  await jest.advanceTimersByTimeAsync(50);
  expect(published).toEqual(['one', 'two', 'three']);
  await jest.advanceTimersByTimeAsync(250);
  expect(marked).toEqual(['one', 'two', 'three']);
});

it('does not hold up what somebody waits for', async () => {
  const { publisher, published } = started();
  publisher.publishSoon(message('status'));
  publisher.publishNow(message('signal'));
  expect(published).toEqual(['signal']);
  await jest.advanceTimersByTimeAsync(50);
  expect(published).toEqual(['signal', 'status']);
});

it('publishes as it stops what it has gathered', async () => {
  const { publisher, published } = started();
  publisher.publishSoon(message('one'));
  publisher.publishSoon(message('two'));
  await publisher.beforeApplicationShutdown();
  expect(published).toEqual(['one', 'two']);
  await jest.advanceTimersByTimeAsync(100);
  expect(published).toEqual(['one', 'two']);
});

it('publishes at once what is committed while the process stops', async () => {
  const { publisher, published } = started();
  await publisher.beforeApplicationShutdown();
  publisher.publishSoon(message('one'));
  expect(published).toEqual(['one']);
});

it('leaves to the relay what it has gathered and may not publish', async () => {
  const { publisher, published, left } = started({ isUp: false });
  publisher.publishSoon(message('one'));
  publisher.publishSoon(message('two'));
  await jest.advanceTimersByTimeAsync(50);
  expect(published).toEqual([]);
  expect(left).toHaveBeenCalledTimes(2);
});
