import type { Providers } from '@linesman/providers';
import type { StatusMonitorConfig } from './config';
import { ProbeIntervals } from './probe-intervals';

const intervals = (PROBE_INTERVALS: Record<string, number>) =>
  new ProbeIntervals(
    new Map([['stripe', { manifest: { probe_interval_seconds: 300 } }]]) as unknown as Providers,
    { PROBE_INTERVALS } as StatusMonitorConfig,
  );

it('probes what is not critical twelve times less often, unless the configuration says otherwise', () => {
  const stripe = { integration_type: 'stripe', is_critical: true };
  expect(intervals({}).of(stripe)).toBe(300);
  expect(intervals({}).of({ ...stripe, is_critical: false })).toBe(3_600);
  expect(intervals({ stripe: 60 }).of({ ...stripe, is_critical: false })).toBe(60);
  expect(intervals({}).of({ ...stripe, integration_type: 'unknown' })).toBe(900);
});

it('watches for three intervals, and for days while only new credentials help', () => {
  const stripe = { integration_type: 'stripe', is_critical: true };
  expect(intervals({}).watchedSeconds(stripe)).toBe(900);
  expect(intervals({ stripe: 1 }).watchedSeconds(stripe)).toBe(300);
  expect(intervals({}).watchedSeconds(stripe, 'refresh_refused')).toBe(3 * 86_400);
});
