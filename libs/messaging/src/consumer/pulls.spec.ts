import type { Msg } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import { Pulls } from './pulls';
import type { TakenMessage } from './taken-message';

type Callback = (error: Error | null, message: Partial<Msg>) => void;
interface Asked {
  batch: number;
  reply: string;
}

/** Two pulls of a durable, with the test as the server. */
function started(most: number) {
  const asked: Asked[] = [];
  const taken: TakenMessage[] = [];
  const callbacks = new Map<string, Callback>();
  let reconnect = (): void => undefined;
  const bus = {
    isUp: true,
    inboxPrefix: '_INBOX_test',
    onReconnect: (listener: () => void) => (reconnect = listener),
    nats: {
      subscribe: (subject: string, { callback }: { callback: Callback }) => {
        callbacks.set(subject.replace('.*', ''), callback);
        return { drain: () => Promise.resolve(), isClosed: () => true };
      },
      publish: (_subject: string, body: string, { reply }: { reply: string }) =>
        asked.push({ ...(JSON.parse(body) as { batch: number }), reply }),
    },
  } as unknown as Bus;
  const taker = { room: () => most - taken.length, least: 1, take: (message: TakenMessage) => taken.push(message) };
  const warn = jest.fn();
  const logger = { warn, error: jest.fn() } as unknown as Logger;
  const pulls = new Pulls({ stream: 'EVENTS', durable: 'd' }, taker, { bus, logger });
  pulls.start();
  const say = (to: Asked, message: Partial<Msg>) =>
    callbacks.get(to.reply.split('.').slice(0, -1).join('.'))!(null, message);
  const deliver = (to: Asked) =>
    say(to, { subject: 'events.x', reply: '$JS.ACK.EVENTS.d.1.7.7.1700000000000000000.0' });
  const answer = (to: Asked, code: number) => say(to, { subject: to.reply, headers: { code } } as Partial<Msg>);
  const end = (to: Asked) => answer(to, 408);
  const refuse = (to: Asked) => answer(to, 503);
  return { asked, taken, warn, pulls, deliver, end, refuse, reconnect: () => reconnect() };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('has two pulls under way, which ask for no more than there is room', async () => {
  const { asked, pulls } = started(8);
  expect(asked.map(({ batch }) => batch)).toEqual([4, 2]);
  await pulls.stop();
});

it('asks again when a pull ends, and not when an earlier request of it does', async () => {
  const { asked, end, pulls, reconnect } = started(8);
  const [first] = asked;
  end(first!);
  expect(asked).toHaveLength(3);
  end(first!);
  expect(asked).toHaveLength(3);
  reconnect();
  expect(asked).toHaveLength(5);
  await pulls.stop();
});

it('takes what the other pull brings while the server has forgotten one, and asks for that one again', async () => {
  const { asked, taken, deliver, pulls } = started(8);
  deliver(asked[1]!);
  expect(taken.map(({ seq }) => seq)).toEqual([7]);
  expect(asked).toHaveLength(2);
  jest.advanceTimersByTime(7_000);
  expect(asked).toHaveLength(4);
  await pulls.stop();
});

it('asks again while the stream is missing, and says so once', async () => {
  const { asked, warn, refuse, end, pulls } = started(8);
  for (let i = 0; i < 3; i += 1) {
    asked.slice(-2).forEach(refuse);
    jest.advanceTimersByTime(250);
  }
  expect(asked).toHaveLength(8);
  expect(warn).toHaveBeenCalledTimes(1);
  end(asked.at(-1)!);
  refuse(asked.at(-1)!);
  expect(warn).toHaveBeenCalledTimes(2);
  await pulls.stop();
});

it('asks for more only where there is room, and for nothing when it stops', async () => {
  const { asked, taken, deliver, pulls } = started(1);
  expect(asked).toHaveLength(1);
  deliver(asked[0]!);
  pulls.more();
  expect(asked).toHaveLength(1);
  taken.length = 0;
  pulls.more();
  expect(asked).toHaveLength(2);
  await pulls.stop();
  pulls.more();
  expect(asked).toHaveLength(2);
});

it('knows for how long the server has answered nothing: a refusal is no answer', async () => {
  const { asked, deliver, end, refuse, pulls } = started(8);
  jest.advanceTimersByTime(70_000);
  refuse(asked.at(-1)!);
  expect(pulls.silent_ms).toBe(70_000);
  end(asked.at(-2)!);
  expect(pulls.silent_ms).toBe(0);
  jest.advanceTimersByTime(3_000);
  expect(pulls.silent_ms).toBe(3_000);
  deliver(asked.at(-1)!);
  expect(pulls.silent_ms).toBe(0);
  await pulls.stop();
});
