import type { SeverityRow } from '@linesman/contracts';
import { rate } from './severity';

const always: SeverityRow[] = [
  { is_critical: false, arr_from: 0, disconnected: 'medium', degraded: 'medium' },
  { is_critical: false, arr_from: 20_000.5, disconnected: 'high', degraded: 'low' },
  { is_critical: true, arr_from: 0, disconnected: 'critical', degraded: 'critical' },
];

describe('severity', () => {
  it.each([
    [true, 200_000, 'disconnected', 'critical'],
    [true, 100_000, 'degraded', 'high'],
    [true, 99_999, 'disconnected', 'high'],
    [true, 99_999, 'degraded', 'medium'],
    [true, undefined, 'disconnected', 'high'],
    [false, 950_000, 'disconnected', 'high'],
    [false, 500_000, 'degraded', 'medium'],
    [false, 499_999, 'degraded', 'low'],
    [false, 64_000, 'disconnected', 'medium'],
    [false, 8_000, 'disconnected', 'low'],
    [false, undefined, 'degraded', 'low'],
  ] as const)('without a policy of the tenant, critical %s, ARR %s, %s: %s', (is_critical, arr, status, severity) => {
    expect(rate({ is_critical, arr, status }, null)).toBe(severity);
  });

  it.each([
    [true, 0, 'degraded', 'critical'],
    [true, undefined, 'disconnected', 'critical'],
    [true, 9_000_000, 'disconnected', 'critical'],
    [false, 20_000, 'disconnected', 'medium'],
    [false, 20_000.5, 'disconnected', 'high'],
    [false, 20_000.5, 'degraded', 'low'],
    [false, undefined, 'degraded', 'medium'],
  ] as const)('by the policy of a tenant, critical %s, ARR %s, %s: %s', (is_critical, arr, status, severity) => {
    for (const policy of [always, always.toReversed()])
      expect(rate({ is_critical, arr, status }, policy)).toBe(severity);
  });
});
