import type { HealthState } from '@linesman/contracts';

const isUnknown = '(h.watched_until is null or h.watched_until < now())';
const hasNeverWorked = 'h.first_success_at is null';

/** The `HealthState` of an integration, from its row `h` of integration_health. */
export const stateNow = `case when ${isUnknown} then 'unknown'
  when ${hasNeverWorked} then 'never_worked' else h.status end`;

const conditions: Record<HealthState, string> = {
  unknown: isUnknown,
  never_worked: `not ${isUnknown} and ${hasNeverWorked}`,
  healthy: isKnownAs('healthy'),
  degraded: isKnownAs('degraded'),
  disconnected: isKnownAs('disconnected'),
};

function isKnownAs(status: string): string {
  return `h.status = '${status}' and not ${isUnknown} and h.first_success_at is not null`;
}

/** The same as conditions, of which PostgreSQL can tell how many rows meet them. */
export const stateIsOneOf = (states: readonly HealthState[]): string =>
  `(${states.map((state) => `(${conditions[state]})`).join(' or ')})`;

/** Of an integration `i` of integrations_copy: it has a `HealthState`, because it is connected and switched on. */
export const isWatched = `i.status in ('active', 'error')`;

/** Columns that count how many integrations `i`, with their rows `h`, are in each of these states. */
export const countStates = (states: readonly HealthState[]): string =>
  states
    .map((state) => `(count(*) filter (where ${isWatched} and ${stateNow} = '${state}'))::int as "${state}"`)
    .join(', ');

/** Of a row `h` of integration_health: the worst status has the greatest number. An index holds it. */
export const statusRank = `array_position(array['healthy', 'degraded', 'disconnected'], h.status::text)`;
