import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** For how long a person acknowledges or snoozes a signal. */
export const spans = ['1_hour', '4_hours', 'tomorrow', 'next_week'] as const;
export type Span = (typeof spans)[number];

/** When it ends: `tomorrow` and `next_week` when working hours begin, on the clock of the person. */
export function untilOf(span: Span, now: Date, zone: string, { start_hour }: TenantSettings['working_hours']): Date {
  const local = DateTime.fromJSDate(now).setZone(zone);
  const morning = (day: DateTime): Date => day.startOf('day').set({ hour: start_hour }).toJSDate();
  switch (span) {
    case '1_hour':
      return local.plus({ hours: 1 }).toJSDate();
    case '4_hours':
      return local.plus({ hours: 4 }).toJSDate();
    case 'tomorrow':
      return morning(local.plus({ days: 1 }));
    case 'next_week':
      return morning(local.plus({ weeks: 1 }).startOf('week'));
  }
}
