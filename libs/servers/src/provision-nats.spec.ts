import { nearlyFull, streams, streamsFor } from '@linesman/contracts/topology';

const load = () => import('./provision-nats.mjs');

it('keeps a stream on as many servers as the configuration says', async () => {
  const { streamConfig } = await load();
  expect(streamConfig(streams.EVENTS, 3).num_replicas).toBe(3);
  expect(
    streamConfig(streams.EVENTS, 3, { config: { num_replicas: 1, max_bytes: 0 }, state: { bytes: 0 } }).num_replicas,
  ).toBe(3);
});

it('never takes a stream off a server that keeps it', async () => {
  const { streamConfig } = await load();
  expect(
    streamConfig(streams.EVENTS, 1, { config: { num_replicas: 3, max_bytes: 0 }, state: { bytes: 0 } }).num_replicas,
  ).toBe(3);
});

it('makes no stream smaller than what it holds, and lets it shrink when it holds less', async () => {
  const { streamConfig } = await load();
  const wanted = { ...streams.EVENTS, max_bytes: 100 };
  const sized = (max_bytes: number, bytes: number) =>
    streamConfig(wanted, 1, { config: { num_replicas: 1, max_bytes }, state: { bytes } }).max_bytes;
  expect(sized(1_000, 600)).toBe(1_000);
  expect(sized(1_000, 80)).toBe(160);
  expect(sized(1_000, 10)).toBe(100);
});

it('gives each stream room for the executions of a day, and some to spare', async () => {
  const { bytesOf } = await load();
  expect(bytesOf(streamsFor(2_000_000))).toBeCloseTo(2 * bytesOf(streamsFor(1_000_000)), -2);
  const { max_bytes, max_age_hours } = streamsFor(1_000_000).OUTCOMES;
  expect(max_bytes * nearlyFull).toBeCloseTo((1_000_000 * 2_000 * max_age_hours) / 24, -2);
});
