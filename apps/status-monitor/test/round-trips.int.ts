import { waitUntil } from '@linesman/testing';
import { countRoundTrips } from './count-round-trips';
import { World } from './start-world';

const world = new World();
beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

it('opens a signal in four round trips: the inbox, all that is known, all that changes, and the commit', async () => {
  const fixture = await world.fixture();
  const counted = countRoundTrips();
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  const trips = await waitUntil(() => counted.transactionWith('insert into risk_signals'));
  counted.stop();
  expect(trips).toEqual([
    [expect.stringContaining('start transaction'), expect.stringContaining('insert into inbox')],
    [
      expect.stringContaining('for update'),
      expect.stringContaining('from integration_health'),
      expect.stringContaining('from risk_signals'),
    ],
    [
      expect.stringContaining('update integration_health'),
      expect.stringContaining('insert into call_buckets'),
      expect.stringContaining('insert into integration_events'),
      expect.stringContaining('insert into risk_signals'),
      expect.stringContaining('insert into outbox'),
      expect.stringContaining('with others as'),
    ],
    ['COMMIT'],
  ]);
});
