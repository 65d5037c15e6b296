import { randomUUID } from 'node:crypto';
import type { Observation } from '@linesman/contracts';
import { addCounts, byteCountsOf, type CallCounts, countsByPart, figuresOf, keyOf } from './call-counts';

const call = (more: Partial<Observation> = {}): Observation => ({
  integration_id: randomUUID(),
  source: 'execution',
  outcome: 'success',
  part: 'SYNC_CONTACTS',
  started_at: '2026-01-29T10:00:00.000Z',
  credential_version: 1,
  ...more,
});

const counted = (calls: Observation[]): CallCounts => {
  const counts: CallCounts = {};
  for (const one of calls) addCounts(counts, { [keyOf(one)]: 1 });
  return counts;
};

it('tells parts, failures by their cause, and latencies of successes', () => {
  const counts = counted([
    ...Array.from({ length: 3 }, () => call({ latency_ms: 100 })),
    call({ outcome: 'failure', cause: 'timeout', latency_ms: 30_000 }),
    call({ outcome: 'failure', cause: 'timeout', latency_ms: 30_000 }),
    call({ outcome: 'failure', cause: 'bad_request', latency_ms: 20 }),
    call({ part: 'the probe of an account', latency_ms: 2_000 }),
  ]);
  const parts = countsByPart(counts);
  expect([...parts.keys()]).toEqual(['SYNC_CONTACTS', 'the probe of an account']);
  expect(parts.get('SYNC_CONTACTS')!.failed).toEqual({ timeout: 2, bad_request: 1 });
  expect(figuresOf(parts.get('SYNC_CONTACTS')!)).toEqual({
    calls: 6,
    failures: 3,
    success_percent: 50,
    p50_ms: 110,
    p95_ms: 110,
  });
});

it('counts a success that nobody measured, and a call that named no part', () => {
  const parts = countsByPart(counted([call({ part: undefined })]));
  expect(figuresOf(parts.get('')!)).toEqual({
    calls: 1,
    failures: 0,
    success_percent: 100,
    p50_ms: null,
    p95_ms: null,
  });
});

it('counts bytes by their part, and nothing where there were none', () => {
  const bytes = {};
  for (const one of [
    { bytes_sent: 10, bytes_received: 70 },
    { bytes_received: 5 },
    {},
    { part: undefined, bytes_sent: 1 },
  ])
    addCounts(bytes, byteCountsOf(call(one)));
  expect(bytes).toEqual({ 'sent SYNC_CONTACTS': 10, 'received SYNC_CONTACTS': 75, 'sent ': 1 });
});

it('never rounds the share of successes up', () => {
  const counts = { '4 A': 99_999, 'timeout A': 1 };
  expect(figuresOf(countsByPart(counts).get('A')!).success_percent).toBe(99.9);
});
