import type { FieldError } from '@linesman/service-kit';
import { DateTime, IANAZone } from 'luxon';
import { textOf, uuidOf } from '../pages/query-string';
import type { Refusal } from '../forms/refusal-of';
import type { Request } from '../upstream/routes';

type SilenceBody = Request<'post', '/v1/silences'>['body'];
export type Scope = NonNullable<Request<'get', '/v1/silences/preview'>['query']>;

/** What a form says a silence is about, apart from the customer, who is looked up by name. */
export const scopeIn = (posted: Record<string, unknown>): Scope => ({
  connection_code: textOf(posted.connection_code) || undefined,
  integration_id: uuidOf(posted.integration_id),
});

const daysIn = (given: unknown): number[] =>
  [given].flat().flatMap((day) => (/^[1-7]$/.test(textOf(day)) ? [Number(textOf(day))] : []));

/** The times that a form posted. They are of its time zone. */
export function timesIn(posted: Record<string, unknown>): {
  times?: Pick<SilenceBody, 'starts_at' | 'ends_at' | 'weekly' | 'reason'>;
  errors: FieldError[];
} {
  const time_zone = textOf(posted.time_zone);
  const isZone = IANAZone.isValidZone(time_zone);
  const at = (name: string): string | null =>
    DateTime.fromISO(textOf(posted[name]), { zone: isZone ? time_zone : 'UTC' })
      .toUTC()
      .toISO();
  const [starts_at, ends_at] = [textOf(posted.starts_at) ? at('starts_at') : undefined, at('ends_at')];
  const days = daysIn(posted.days);
  const weekly = { days, from: textOf(posted.weekly_from), until: textOf(posted.weekly_until), time_zone };
  const errors = [
    !isZone && { field: 'time_zone', message: 'Enter one such as Europe/Paris.' },
    starts_at === null && { field: 'starts_at', message: 'Enter a day and a time.' },
    ends_at === null && { field: 'ends_at', message: 'Enter a day and a time.' },
    days.length > 0 && !(weekly.from && weekly.until) && { field: 'weekly', message: 'Enter both times.' },
    !textOf(posted.reason) && { field: 'reason', message: 'Say why: people read it.' },
  ].filter((one) => one !== false);
  if (errors.length > 0 || ends_at === null) return { errors };
  const times = { starts_at: starts_at ?? undefined, ends_at, reason: textOf(posted.reason) };
  return { times: { ...times, ...(days.length > 0 && { weekly }) }, errors };
}

/** The times of the week are one control of the page. */
export const errorsOf = (refusal?: Refusal): Record<string, string> =>
  Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field.split('.')[0]!, message]));
