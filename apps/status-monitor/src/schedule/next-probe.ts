import { DAY_SECONDS } from '../probe-intervals';

const FIRST_TRIAL_SECONDS = 2;

/** Of a row `s` of probe_schedule; $1 has the intervals of critical and of other integrations by connection, as JSON. */
export const usualSeconds = `($1::jsonb -> (case when s.is_critical then 'critical' else 'others' end) ->> s.connection_code)::float`;

const trialSeconds = `${FIRST_TRIAL_SECONDS} * power(2, least(s.quick_probes, 20))`;

/**
 * Seconds until the next probe of a row `s` whose integration has the health `h`; $2 has the causes that only new
 * credentials end. It is a day while there is one, and seconds that double each time after the provider failed. It varies
 * by a tenth, so that integrations that were connected together are not always probed together.
 */
export const nextSeconds = `(case
  when h.cause = any($2::text[]) then greatest(${usualSeconds}, ${DAY_SECONDS})
  when s.quick_probes is not null then least(${usualSeconds}, ${trialSeconds})
  else ${usualSeconds} end * (0.9 + random() * 0.2))`;
