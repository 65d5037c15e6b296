import { dueAfterWebhooks, faultsOfTiming, nextDue, type Timing } from './timing';

const timing = (more: Partial<Timing> & Pick<Timing, 'kind'>): Timing => ({
  cron: null,
  time_zone: null,
  every_seconds: null,
  quiet_seconds: null,
  ...more,
});
const fieldsOf = (it: Timing) => faultsOfTiming(it).map(({ field }) => field);
const now = new Date('2026-01-05T12:00:00Z');

it.each<[Timing, string[]]>([
  [timing({ kind: 'cron', cron: '0 6 * * *' }), []],
  [timing({ kind: 'cron', cron: '0 6 * * *', time_zone: 'Europe/Paris' }), []],
  [timing({ kind: 'cron' }), ['cron']],
  [timing({ kind: 'cron', cron: 'daily', every_seconds: 60 }), ['cron', 'every_seconds']],
  [timing({ kind: 'every', every_seconds: 60 }), []],
  [timing({ kind: 'every', every_seconds: 59 }), ['every_seconds']],
  [timing({ kind: 'every', every_seconds: 60, quiet_seconds: 5, time_zone: 'UTC' }), ['time_zone', 'quiet_seconds']],
  [timing({ kind: 'webhook', every_seconds: 300, quiet_seconds: 1 }), []],
  [timing({ kind: 'webhook', every_seconds: 299 }), ['every_seconds', 'quiet_seconds']],
])('finds what is wrong with %j', (it, fields) => expect(fieldsOf(it)).toEqual(fields));

it('counts in its own time zone, otherwise in that of the tenant, otherwise in UTC', () => {
  const daily = timing({ kind: 'cron', cron: '0 6 * * *' });
  expect(nextDue({ ...daily, time_zone: 'Asia/Tokyo' }, 'Europe/Paris', now)).toEqual(new Date('2026-01-05T21:00:00Z'));
  expect(nextDue(daily, 'Europe/Paris', now)).toEqual(new Date('2026-01-06T05:00:00Z'));
  expect(nextDue(daily, null, now)).toEqual(new Date('2026-01-06T06:00:00Z'));
});

it('begins up to a tenth of the interval earlier, and never later', () => {
  const often = timing({ kind: 'every', every_seconds: 600 });
  expect(nextDue(often, null, now, 0)).toEqual(new Date('2026-01-05T12:10:00Z'));
  expect(nextDue(often, null, now, 1)).toEqual(new Date('2026-01-05T12:09:00Z'));
});

it('waits for a quiet moment after a webhook, and not for ever', () => {
  const it = timing({ kind: 'webhook', every_seconds: 3_600, quiet_seconds: 10 });
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  expect(dueAfterWebhooks(it, now, now)).toEqual(after(10));
  expect(dueAfterWebhooks(it, now, after(50))).toEqual(after(60));
  expect(dueAfterWebhooks(it, now, after(99))).toEqual(after(100));
});
