/** What the clock says there, `3:45 PM`; nothing for a time zone that is none. */
export function timeIn(time_zone: string, now: Date): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: time_zone }).format(now);
  } catch {
    return undefined;
  }
}
