import { nextBillingDay } from './next-billing-day';

const on = (day: string) => new Date(`${day}T15:00:00.000Z`);

it.each([
  ['the first day, while it is to come', { interval: 'month' }, '2026-02-10', '2026-01-29', '2026-02-10'],
  ['today, where it is billed today', { interval: 'month' }, '2025-11-29', '2026-01-29', '2026-01-29'],
  ['the next month', { interval: 'month' }, '2025-11-10', '2026-01-29', '2026-02-10'],
  ['the last day of a shorter month', { interval: 'month' }, '2025-12-31', '2026-02-01', '2026-02-28'],
  ['the long month after a short one', { interval: 'month' }, '2025-12-31', '2026-03-01', '2026-03-31'],
  ['every second week', { interval: 'week', interval_count: 2 }, '2026-01-01', '2026-01-16', '2026-01-29'],
  ['every quarter', { interval: 'month', interval_count: 3 }, '2025-01-15', '2026-01-29', '2026-04-15'],
  ['the leap day', { interval: 'year' }, '2024-02-29', '2026-03-01', '2027-02-28'],
] as const)('finds %s', (_, rhythm, first, today, expected) =>
  expect(nextBillingDay(rhythm, first, on(today))).toBe(expected),
);
