import type { Cause, HealthStatus } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { Span, StatusChange } from '../health/periods';
import type { History, SignalTimes } from './tally';

/** What is older than so many changes of an integration in a span counts as unwatched. */
const MOST_CHANGES = 1_000;

const switches = `('switched_off', 'switched_on')`;
const statuses = `('disconnected', 'degraded', 'recovered', 'cause_changed')`;
const all = `('disconnected', 'degraded', 'recovered', 'cause_changed', 'watched_again', 'switched_off', 'switched_on')`;

/** Arrays in JSON are read several times faster than rows with times in them. */
type Event = [
  at_ms: number,
  type: string,
  old_status: HealthStatus | null,
  new_status: HealthStatus | null,
  cause: Cause | null,
  unwatched_since: string | null,
  unwatched_until: string | null,
];

interface Stored {
  integration_id: string;
  status: HealthStatus;
  first_checked_at: Date | null;
  first_success_at: Date | null;
  watched_until: Date | null;
  events: Event[] | null;
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const event = `select created_at, id, json_build_array(${ms('created_at')}, event_type, error_details->>'old_status',
    error_details->>'new_status', error_details->>'cause', error_details->>'unwatched_since',
    error_details->>'unwatched_until') as one
  from integration_events e where e.integration_id = h.integration_id`;

const before = (types: string): string =>
  `(${event} and event_type in ${types} and created_at < $2 order by created_at desc, id desc limit 1)`;
/** Each says what was so before it. */
const after = (types: string): string =>
  `(${event} and event_type in ${types} and created_at > $3 order by created_at, id limit 1)`;

/** $1: integrations, $2 and $3: the span. Each part reads integration_events_timeline. */
const select = `select h.integration_id, h.status, h.first_checked_at, h.first_success_at, h.watched_until, e.events
  from integration_health h left join lateral (
    select json_agg(one order by created_at, id) as events from (
      (${event} and event_type in ${all} and created_at >= $2 and created_at <= $3
        order by created_at desc, id desc limit ${MOST_CHANGES + 1})
      union all ${before(`('disconnected', 'degraded', 'recovered')`)}
      union all ${before(`('cause_changed')`)} union all ${before(switches)}
      union all ${after(statuses)} union all ${after(`('watched_again')`)} union all ${after(switches)}) known) e on true
  where h.integration_id = any($1)`;

/** What is known of each integration in a span. @param kept since when changes of health are kept. */
export async function readHistories(tx: Tx, ids: string[], span: Span, kept: Date): Promise<Map<string, History>> {
  const found = await rows<Stored>(tx, select, [ids, span.from, span.to]);
  return new Map(found.map((one) => [one.integration_id, historyOf(one, span, kept)]));
}

function historyOf({ events, status, ...known }: Stored, span: Span, kept: Date): History {
  const list = events ?? [];
  const within = list.filter(([at]) => at >= span.from.getTime() && at <= span.to.getTime());
  const whole = within.length <= MOST_CHANGES;
  const since = Math.max(kept.getTime(), whole ? 0 : within[1]![0]);
  const changes = list.filter(([at, type]) => statuses.includes(`'${type}'`) && (whole || at >= since));
  const gaps = list.flatMap(([, , , , , from, to]) => (from && to ? [{ from: new Date(from), to: new Date(to) }] : []));
  return {
    ...known,
    at_first: changes[0]?.[2] ?? status,
    changes: changes.map(([at, , , new_status, cause]): StatusChange => ({
      at: new Date(at),
      new_status: new_status!,
      cause,
      failure_reason: null,
    })),
    gaps: [{ from: new Date(0), to: new Date(since) }, ...gaps],
    off: offSpans(list.filter(([, type]) => switches.includes(`'${type}'`))),
  };
}

const FOR_EVER = new Date(8_640_000_000_000_000);

function offSpans(switched: Event[]): Span[] {
  const spans: Span[] = [];
  for (const [n, [at, type]] of switched.entries())
    if (type === 'switched_off') spans.push({ from: new Date(at), to: new Date(switched[n + 1]?.[0] ?? FOR_EVER) });
    else if (n === 0) spans.push({ from: new Date(0), to: new Date(at) });
  return spans;
}

const times = [
  'opened_at',
  'last_worked_at',
  'failing_since',
  'told_at',
  'acted_at',
  'noticed_at',
  'resolved_at',
] as const satisfies (keyof SignalTimes)[];

type Signal = [resolution: SignalTimes['resolution'], ...(number | null)[]];

/** The newest signals that each integration opened in a span. */
export async function readSignalTimes(tx: Tx, ids: string[], { from, to }: Span): Promise<Map<string, SignalTimes[]>> {
  const found = await rows<{ integration_id: string; signals: Signal[] | null }>(
    tx,
    `select of.integration_id, s.signals from unnest($1::uuid[]) as of (integration_id) cross join lateral (
       select json_agg(json_build_array(resolution, ${times.map(ms).join(', ')})) as signals from (
         select resolution, ${times.join(', ')} from risk_signals
         where integration_id = of.integration_id and opened_at >= $2 and opened_at < $3
         order by opened_at desc limit ${MOST_CHANGES}) newest) s`,
    [ids, from, to],
  );
  return new Map(found.map(({ integration_id, signals }) => [integration_id, (signals ?? []).map(timesOf)]));
}

function timesOf([resolution, ...at]: Signal): SignalTimes {
  const named = times.map((name, n) => [name, typeof at[n] === 'number' ? new Date(at[n]) : null] as const);
  return { ...(Object.fromEntries(named) as Omit<SignalTimes, 'resolution'>), resolution };
}
