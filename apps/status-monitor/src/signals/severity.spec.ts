import { rate } from './severity';

describe('severity', () => {
  it.each([
    [true, 200_000, 'disconnected', 'critical'],
    [true, 200_000, 'degraded', 'high'],
    [true, 99_999, 'disconnected', 'high'],
    [true, undefined, 'disconnected', 'high'],
    [false, 950_000, 'disconnected', 'high'],
    [false, 64_000, 'disconnected', 'medium'],
    [false, 8_000, 'disconnected', 'low'],
    [false, undefined, 'degraded', 'low'],
  ] as const)('critical %s, ARR %s, %s: %s', (is_critical, arr, status, severity) => {
    expect(rate({ is_critical, arr, status })).toBe(severity);
  });
});
