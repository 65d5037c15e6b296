import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock, LOGGER } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { Logger } from 'pino';
import { DueWork } from '../src/deliveries/due-work';
import { RunningNotifier } from './running-notifier';

const SECRET = 'a-token-that-no-log-has';

/** What alarms when it is asked no more. */
const asked: string[] = [];
let answer = 200;
const outside = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(answer).end();
});

class Watched extends RunningNotifier {
  override environment(over: Record<string, string> = {}): Record<string, string> {
    const { port } = outside.address() as AddressInfo;
    return super.environment({ HEARTBEAT_URL: `http://127.0.0.1:${port}/ping/${SECRET}`, ...over });
  }
}

const notifier = new Watched();
let passed_ms = 0;
beforeAll(async () => {
  await once(outside.listen(0, '127.0.0.1'), 'listening');
  await notifier.start();
  const clock = notifier.app.get(Clock, { strict: false });
  jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + passed_ms));
});
afterAll(async () => {
  await notifier.stop();
  outside.close();
});

const logged = () => jest.spyOn(notifier.app.get<Logger>(LOGGER, { strict: false }), 'warn');
const seconds = (count: number): void => void (passed_ms += count * 1_000);

/** Heartbeats are looked at as often as due deliveries. */
async function rounds(count: number): Promise<void> {
  const due = notifier.app.get(DueWork, { strict: false });
  for (let n = 0; n < count; n += 1) {
    const last = due.lastRound;
    await waitUntil(() => due.lastRound !== last);
  }
}

it('asks the URL once a minute while the process works', async () => {
  await waitUntil(() => asked.length === 1);
  expect(asked).toEqual([`GET /ping/${SECRET}`]);
  seconds(50);
  await rounds(3);
  expect(asked).toHaveLength(1);
  seconds(11);
  await waitUntil(() => asked.length === 2);
});

it('is silent while due deliveries cannot be looked for, and asks again once they can', async () => {
  const before = asked.length;
  const warned = logged();
  await notifier.rows('alter table deliveries rename to away');
  try {
    seconds(61);
    await waitUntil(() => warned.mock.calls.filter(([, text]) => text === 'no heartbeat').length >= 2);
    expect(warned.mock.calls.find(([, text]) => text === 'no heartbeat')).toMatchObject([
      { why: 'due deliveries have not been looked for within a minute' },
      'no heartbeat',
    ]);
    expect(asked).toHaveLength(before);
  } finally {
    await notifier.rows('alter table away rename to deliveries');
  }
  await waitUntil(() => asked.length === before + 1);
});

it('logs that it was refused or got no answer, without the URL', async () => {
  const warned = logged();
  const refused = (reason: string) =>
    waitUntil(() =>
      warned.mock.calls.some(
        ([line, text]) => text === 'the heartbeat was not taken' && (line as { reason: string }).reason === reason,
      ),
    );
  answer = 500;
  seconds(61);
  await refused('HTTP 500');
  outside.closeAllConnections();
  outside.close();
  seconds(61);
  await refused('ECONNREFUSED');
  expect(JSON.stringify(warned.mock.calls)).not.toContain(SECRET);
});
