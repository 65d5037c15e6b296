import { Clock } from '@linesman/service-kit';
import { settingsOf } from '../../settings/settings-of';
import { nextWorkingTime } from '../../settings/working-time';
import { defineAction } from '../action';

const MINUTE_MS = 60_000;
/** 90 days. */
const MOST_MINUTES = 129_600;

/** Lets the run wait, for a time or for the customer's working hours. When the signal closes first, the run ends here. */
export default defineAction({
  config: {
    minutes: { type: 'number', optional: true },
    hours: { type: 'number', optional: true },
    until: { type: 'string', optional: true, oneOf: ['working_hours'] },
  },
  exactly_one: ['minutes', 'hours', 'until'],
  inject: [Clock],
  parks: async (tx, { tenant_id, snapshot, config }, clock) => {
    const now = clock.now();
    const minutes = config.minutes ?? (config.hours ?? 0) * 60;
    if (!(minutes >= 0 && minutes <= MOST_MINUTES))
      return { state: 'failed', reason: `cannot wait ${minutes} minutes` };
    const due_at = config.until
      ? nextWorkingTime(now, snapshot.customer?.time_zone ?? 'utc', (await settingsOf(tx, tenant_id)).working_hours)
      : new Date(now.getTime() + minutes * MINUTE_MS);
    return due_at > now ? { state: 'waiting', due_at } : { state: 'done' };
  },
  goes_on: () => ({ state: 'done' }),
});
