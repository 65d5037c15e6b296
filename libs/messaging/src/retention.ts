import { streams } from '@linesman/contracts';
import type { Retentions } from '@linesman/persistence';

/** A stream keeps messages for so long at most. */
const STREAM_DAYS = Math.max(...Object.values(streams).map(({ max_age_hours }) => max_age_hours)) / 24;
const OUTBOX_DAYS = 8;
/** A mark outlasts the last delivery of an event that is published until the outbox forgets it. */
const INBOX_DAYS = OUTBOX_DAYS + STREAM_DAYS;

/** For so long after it was written, an event that was set aside can be published again. Later it might act twice. */
export const PUBLISH_AGAIN_DAYS = OUTBOX_DAYS;

/** Of the tables that every schema has. */
export const messagingRetention: Retentions = {
  dead_letters: { how: 'delete', by: 'created_at', days: 90 },
  deferred: { forever: 'a message waits until it is handled or becomes a dead letter' },
  erased_tenants: { forever: 'a row for each erased tenant; a late event finds it' },
  handler_attempts: { how: 'delete', by: 'updated_at', days: 14, at_least: 8 },
  inbox: { how: 'partition', by: 'event_at', days: INBOX_DAYS, at_least: INBOX_DAYS },
  migrations: { forever: 'a row for each migration' },
  outbox: {
    how: 'partition',
    by: 'created_at',
    days: OUTBOX_DAYS,
    at_least: OUTBOX_DAYS,
    unless: 'published_at is null and set_aside_at is null',
  },
};
