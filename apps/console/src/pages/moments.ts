const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `3 hours ago`, `in 2 days`; empty for what is no moment. */
export function ago(at: unknown, now: Date): string {
  const moment = momentOf(at);
  if (!moment) return '';
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return seconds > 0 ? 'in a moment' : 'just now';
}

const exactly = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** `Jan 29, 2026, 10:45 AM UTC` */
export function exact(at: unknown): string {
  const moment = momentOf(at);
  return moment ? `${exactly.format(moment)} UTC` : '';
}

function momentOf(at: unknown): Date | undefined {
  if (typeof at !== 'string' && typeof at !== 'number' && !(at instanceof Date)) return undefined;
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
