import { streams } from '@linesman/contracts/topology';

const load = () => import('./provision-nats.mjs');

it('keeps a stream on as many servers as the configuration says', async () => {
  const { streamConfig } = await load();
  expect(streamConfig(streams.EVENTS, 3).num_replicas).toBe(3);
  expect(streamConfig(streams.EVENTS, 3, { num_replicas: 1 }).num_replicas).toBe(3);
});

it('never takes a stream off a server that keeps it', async () => {
  const { streamConfig } = await load();
  expect(streamConfig(streams.EVENTS, 1, { num_replicas: 3 }).num_replicas).toBe(3);
});
