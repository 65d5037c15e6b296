import type { Clock } from '@linesman/service-kit';
import { EventQuota } from './event-quota';

it('lets the events of one tenant wait until the next hour, and those of no other', () => {
  let now = new Date('2026-01-29T15:59:00Z');
  const clock: Pick<Clock, 'now'> = { now: () => now };
  const quota = new EventQuota(6, clock);
  const a = { tenant_id: 'a', subject: 'outcomes.x', body: '漢' };
  const b = { tenant_id: 'b', subject: 'outcomes.x', body: 'xyz' };
  quota.take(a);
  quota.take(b);
  expect([quota.isExhausted(a), quota.exhausted()]).toEqual([false, []]);
  const hour = quota.take(a);
  const held = [{ prefix: 'outcomes', tenant_id: 'a' }];
  expect([quota.isExhausted(a), quota.isExhausted(b), quota.exhausted()]).toEqual([true, false, held]);
  // What it says into another stream has a quota of its own.
  expect(quota.isExhausted({ ...a, subject: 'events.x' })).toBe(false);
  quota.giveBack(a, hour);
  expect(quota.isExhausted(a)).toBe(false);
  quota.take(a);
  expect(quota.isExhausted(a)).toBe(true);
  now = new Date('2026-01-29T16:00:00Z');
  expect([quota.isExhausted(a), quota.exhausted()]).toEqual([false, []]);
});

it('subtracts what a stream refused only from the hour in which it was taken', () => {
  let now = new Date('2026-01-29T15:59:59Z');
  const quota = new EventQuota(3, { now: () => now });
  const message = { tenant_id: 'a', subject: 'outcomes.x', body: 'xyz' };
  const hour = quota.take(message);
  now = new Date('2026-01-29T16:00:00Z');
  quota.take(message);
  quota.giveBack(message, hour);
  expect(quota.isExhausted(message)).toBe(true);
});
