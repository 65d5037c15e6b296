import type { Retentions } from '@linesman/persistence';

/** Of the tables that every schema has. A stream keeps messages for seven days at most. */
export const messagingRetention: Retentions = {
  dead_letters: { how: 'delete', by: 'created_at', days: 90 },
  deferred: { forever: 'a message waits until it is handled or becomes a dead letter' },
  erased_tenants: { forever: 'a row for each erased tenant; a late event finds it' },
  handler_attempts: { how: 'delete', by: 'updated_at', days: 14, at_least: 8 },
  // A message that its stream lost is published again for a week, and delivered again for a week.
  inbox: { how: 'partition', by: 'event_at', days: 15, at_least: 15 },
  migrations: { forever: 'a row for each migration' },
  outbox: {
    how: 'partition',
    by: 'created_at',
    days: 8,
    at_least: 8,
    unless: `published_at is null and (set_aside_at is null or set_aside_at > now() - interval '30 days')`,
  },
};
