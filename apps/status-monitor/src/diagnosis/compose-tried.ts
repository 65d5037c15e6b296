import type { Observation, Tried } from '@linesman/contracts';

/** A row of integration_events, as it was read. */
export interface KnownEvent {
  event_type: string;
  error_details: Partial<Observation> & { failures?: number; last_started_at?: string };
  created_at: Date;
}

/** So many lines are told. */
const MOST = 20;

const failures: readonly string[] = ['auth_failure', 'sync_error', 'webhook_failed'];
export const isFailure = ({ event_type }: KnownEvent): boolean => failures.includes(event_type);

/**
 * What was tried since the problem began, and what came back: the newest first. What ended alike is one line with its
 * number, also where other things were tried in between.
 * @param events the newest first.
 * @param worked_at when a call last succeeded since then, while something else still fails.
 */
export function composeTried(events: readonly KnownEvent[], worked_at?: Date): Tried[] {
  const lines = new Map<string, Tried>();
  for (const event of events) {
    const one = event.event_type === 'reconnected' ? reconnected(event) : isFailure(event) ? failed(event) : undefined;
    if (!one) continue;
    const key = JSON.stringify([one.what, one.answer, one.part]);
    const known = lines.get(key);
    lines.set(key, known ? merged(known, one) : one);
  }
  const worked: Tried[] = worked_at
    ? [{ what: 'execution', at: worked_at.toISOString(), times: 1, outcome: 'worked', answer: 'A call succeeded' }]
    : [];
  return [...worked, ...lines.values()].toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1)).slice(0, MOST);
}

const newest = ({ at, last_at }: Tried): string => last_at ?? at;

function merged(a: Tried, b: Tried): Tried {
  const [at] = [a.at, b.at].sort();
  const last_at = [newest(a), newest(b)].sort()[1]!;
  return { ...a, at: at!, times: a.times + b.times, ...(last_at !== at && { last_at }) };
}

const reconnected = ({ created_at }: KnownEvent): Tried => ({
  what: 'reconnect',
  at: created_at.toISOString(),
  times: 1,
  outcome: 'worked',
  answer: 'Somebody entered new credentials',
});

function failed({ error_details: details, created_at }: KnownEvent): Tried {
  const { source = 'execution', part, started_at, last_started_at, failures: times = 1 } = details;
  const at = started_at ?? created_at.toISOString();
  return {
    what: source,
    at,
    ...(last_started_at && last_started_at !== at && { last_at: last_started_at }),
    times,
    outcome: 'failed',
    answer: answerOf(details),
    ...(part && { part }),
  };
}

/** `HTTP 401, invalid_grant: expired access/refresh token` */
function answerOf({ http_status, error_code, message, cause }: Partial<Observation>): string {
  const codes = [http_status && `HTTP ${http_status}`, error_code].filter(Boolean).join(', ');
  const said = message ?? (codes ? undefined : cause?.replaceAll('_', ' '));
  return [codes, said].filter(Boolean).join(': ') || 'No answer was recorded';
}
