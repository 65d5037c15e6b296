import { randomUUID } from 'node:crypto';
import { executionSucceeded } from '@linesman/contracts';
import type { Logger } from 'pino';
import { Batcher } from './batcher';
import { type BatchedEvent, shallowParse } from './shallow-parse';
import { ExclusiveGate } from './exclusive-gate';
import type { HandlerEntry } from './message-processor';
import type { TakenMessage } from './taken-message';

const envelope = {
  specversion: '1.0',
  id: randomUUID(),
  source: '/gateway-executor',
  type: 'execution_succeeded',
  tenantid: randomUUID(),
  time: '2026-01-29T10:00:01.000Z',
  correlationid: 'of-a-test',
  data: { output: {} },
};

it('reads id, tenant, time, context and data of a correct envelope', () => {
  const { id, tenantid: tenant_id, time, data } = envelope;
  const context = { correlationId: 'of-a-test', causationId: id };
  const read = { id, tenant_id, time, data, message: envelope, context };
  expect(shallowParse(executionSucceeded, JSON.stringify(envelope))).toEqual(read);
});

it.each([
  { specversion: '2.0' },
  { id: 'one' },
  { id: undefined },
  { source: '/integrations' },
  { type: 'execution_failed' },
  { tenantid: 7 },
  { time: 7 },
  { time: 'yesterday' },
  { time: '2026-W05' },
  { correlationid: 7 },
  { traceparent: 7 },
  { data: null },
  { data: 'text' },
])('leaves an envelope with %j to the full parse', (wrong) => {
  expect(shallowParse(executionSucceeded, JSON.stringify({ ...envelope, ...wrong }))).toBeUndefined();
});

it.each(['', '7', 'null', '{', '[]'])('leaves the body %j to the full parse', (body) => {
  expect(shallowParse(executionSucceeded, body)).toBeUndefined();
});

describe('batches', () => {
  /** A batcher whose batches end when the test says so, and what it is given by the key of its data. */
  function started(gather_ms: number) {
    const batches: unknown[][] = [];
    let end = (): void => undefined;
    const keyOf = ({ data }: BatchedEvent): unknown => data.key;
    const handle = async (events: BatchedEvent[]): Promise<ReadonlySet<string>> => {
      batches.push(events.map(keyOf));
      await new Promise<void>((resolve) => (end = resolve));
      return new Set(events.map(({ id }) => id));
    };
    const logger = { info: jest.fn(), warn: jest.fn() } as unknown as Logger;
    const entry = { contract: executionSucceeded } as unknown as HandlerEntry;
    const batcher = new Batcher(entry, { gather_ms, keyOf, handle }, { gate: new ExclusiveGate(), logger });
    const add = (keys: number[]): Promise<boolean>[] =>
      keys.map((key) => {
        const text = JSON.stringify({ ...envelope, id: randomUUID(), data: { key } });
        const settle = { ack: () => undefined, ackConfirmed: () => Promise.resolve() };
        return batcher.add({ text, takenAt: performance.now(), ...settle } as unknown as TakenMessage);
      });
    return { batches, add, end: () => end() };
  }
  const numbers = (many: number) => Array.from({ length: many }, (_, n) => n);

  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  it('writes about 100 at once, with all that waits about them, and then about the others', async () => {
    const { batches, add, end } = started(0);
    const done = add([...numbers(150), 7, 149]);
    await jest.advanceTimersByTimeAsync(1);
    expect(batches).toEqual([[...numbers(100), 7]]);
    end();
    await jest.advanceTimersByTimeAsync(1);
    expect(batches.slice(1)).toEqual([[...numbers(150).slice(100), 149]]);
    end();
    expect(await Promise.all(done)).toEqual(done.map(() => true));
  });

  it('gathers for longer while many come', async () => {
    const { batches, add, end } = started(100);
    void add(numbers(2));
    await jest.advanceTimersByTimeAsync(99);
    expect(batches).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(batches).toEqual([[0, 1]]);
    end();
    await jest.advanceTimersByTimeAsync(1);
    const many = Array.from({ length: 5 }, () => numbers(50)).flat();
    void add(many);
    await jest.advanceTimersByTimeAsync(249);
    void add([0]);
    expect(batches).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(batches[1]).toEqual([...many, 0]);
  });

  it('writes what must not wait as soon as the batch before it is written', async () => {
    const { batches, add, end } = started(0);
    void add([1]);
    await jest.advanceTimersByTimeAsync(0);
    void add([2]);
    void add([3]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(batches).toEqual([[1]]);
    end();
    await jest.advanceTimersByTimeAsync(0);
    expect(batches).toEqual([[1], [2, 3]]);
  });
});
