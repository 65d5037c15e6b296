import { daysAsked, daysBefore, spanOf, splitDays } from './spans';

const hours = (day: string, zone: string): number => {
  const { from, to } = spanOf({ from: day, to: day }, zone);
  return (to.getTime() - from.getTime()) / 3_600_000;
};

it.each([
  ['2026-03-29', 'Europe/Berlin', 23],
  ['2026-10-25', 'Europe/Berlin', 25],
  ['2026-03-08', 'America/New_York', 23],
  ['2026-11-01', 'America/New_York', 25],
  ['2026-04-05', 'Australia/Lord_Howe', 24.5],
  ['2026-10-04', 'Australia/Lord_Howe', 23.5],
  // The clock goes from midnight to one o'clock, and back from one o'clock to midnight.
  ['2026-03-08', 'America/Havana', 23],
  ['2026-11-01', 'America/Havana', 25],
  ['2026-04-24', 'Africa/Cairo', 23],
  ['2026-03-29', 'UTC', 24],
])('%s in %s has %d hours', (day, zone, long) => {
  expect(hours(day, zone)).toBe(long);
});

it('leaves no gap between a day and the next one, wherever the clock changes', () => {
  for (const zone of ['Europe/Berlin', 'America/Havana', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Santiago']) {
    const days = splitDays({ from: '2025-12-01', to: '2026-12-31' }, 'day').map((day) => spanOf(day, zone));
    expect(days.slice(1).filter(({ from }, n) => from.getTime() !== days[n]!.to.getTime())).toEqual([]);
  }
});

it('splits days into weeks from Monday on, and months, of which the first and the last are shorter', () => {
  expect(splitDays({ from: '2026-01-30', to: '2026-03-02' }, 'month')).toEqual([
    { from: '2026-01-30', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-02' },
  ]);
  expect(splitDays({ from: '2026-01-01', to: '2026-01-06' }, 'week')).toEqual([
    { from: '2026-01-01', to: '2026-01-04' },
    { from: '2026-01-05', to: '2026-01-06' },
  ]);
});

it('asks for ninety days up to today in the time zone, and knows as many days before', () => {
  const now = new Date('2026-03-31T23:30:00Z');
  expect(daysAsked({}, 'Asia/Kolkata', now)).toEqual({ from: '2026-01-02', to: '2026-04-01' });
  expect(daysBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' });
});

it('refuses days that end before they begin, and more than 400', () => {
  const now = new Date('2026-03-31T00:00:00Z');
  expect(() => daysAsked({ from: '2026-03-02', to: '2026-03-01' }, 'UTC', now)).toThrow();
  expect(() => daysAsked({ from: '2025-01-01', to: '2026-03-01' }, 'UTC', now)).toThrow();
});
