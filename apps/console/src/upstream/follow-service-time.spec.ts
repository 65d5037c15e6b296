import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FollowingClock, type Periodic } from '@linesman/service-kit';
import { FollowServiceTime } from './follow-service-time';
import { Processes, type Upstreams } from './upstreams';

const TEN_MINUTES_MS = 600_000;

it('has the time that the services have, and without them that of its machine', async () => {
  const live = createServer((_, response) => {
    response.end(JSON.stringify({ status: 'up', time: new Date(Date.now() - TEN_MINUTES_MS).toISOString() }));
  });
  await new Promise<void>((resolve) => live.listen(0, '127.0.0.1', resolve));
  const { port } = live.address() as AddressInfo;
  const upstreams = { of: () => new Processes([`http://127.0.0.1:${port}`]) } as unknown as Upstreams;
  const clock = new FollowingClock();
  const following = new FollowServiceTime(upstreams, clock, {} as Periodic);
  await following.onModuleInit();
  const behind = Date.now() - clock.now().getTime();
  expect(behind).toBeGreaterThan(TEN_MINUTES_MS / 2);
  live.closeAllConnections();
  await new Promise((resolve) => live.close(resolve));
  await following.onModuleInit();
  expect(Date.now() - clock.now().getTime()).toBeGreaterThan(TEN_MINUTES_MS / 2);
});
