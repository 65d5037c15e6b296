/** The `HealthState` of an integration, from its row `h` of integration_health. */
export const stateNow = `case when h.watched_until is null or h.watched_until < now() then 'unknown'
  when h.first_success_at is null then 'never_worked' else h.status end`;

/** Of an integration `i` of integrations_copy: it has a `HealthState`, because it is connected and switched on. */
export const isWatched = `i.status in ('active', 'error')`;

/** Of a row `h` of integration_health: the worst status has the greatest number. An index holds it. */
export const statusRank = `array_position(array['healthy', 'degraded', 'disconnected'], h.status::text)`;
