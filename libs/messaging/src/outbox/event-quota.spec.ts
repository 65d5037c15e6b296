import type { Clock } from '@linesman/service-kit';
import { EventQuota } from './event-quota';

it('lets the events of one tenant wait until the next hour, and those of no other', () => {
  let now = new Date('2026-01-29T15:59:00Z');
  const clock: Pick<Clock, 'now'> = { now: () => now };
  const quota = new EventQuota(6, clock);
  quota.take('a', '漢');
  quota.take('b', 'xyz');
  expect([quota.isExhausted('a'), quota.exhausted()]).toEqual([false, []]);
  quota.take('a', '漢');
  expect([quota.isExhausted('a'), quota.isExhausted('b'), quota.exhausted()]).toEqual([true, false, ['a']]);
  quota.giveBack('a', '漢');
  expect(quota.isExhausted('a')).toBe(false);
  quota.take('a', '漢');
  expect(quota.isExhausted('a')).toBe(true);
  now = new Date('2026-01-29T16:00:00Z');
  expect([quota.isExhausted('a'), quota.exhausted()]).toEqual([false, []]);
});
