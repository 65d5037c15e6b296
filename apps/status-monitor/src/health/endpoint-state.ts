import type { HealthPolicy } from './cause-table';

/** The refusals of one period, counted, so that a busy webhook does not fill the row. */
interface Refusals {
  first: number;
  last: number;
  count: number;
  /** What the endpoint answered to the last of them, if it answered. */
  http_status?: number;
}

/** What is known of the webhooks of one endpoint. */
export interface EndpointState {
  delivered_at?: number;
  /** By the number of the period, which is a tenth of the policy's time. The oldest one may hold all before it. */
  refused: Record<string, Refusals>;
  /** When the silence began that was noticed last: it was heard of last at this time. */
  silent_since?: number;
}

/** By the endpoint's name; '' is for reports that named none. */
export type Endpoints = Record<string, EndpointState>;

export interface RefusedRun {
  since: number;
  at: number;
  failures: number;
  http_status?: number;
}

const PERIODS_KEPT = 20;
/** With more of them, nothing is known any more of the one that was heard of longest ago. */
const ENDPOINTS_KEPT = 50;
const nothingKnown: EndpointState = { refused: {} };

export function addDelivery(endpoints: Endpoints, name: string, at: number, policy: HealthPolicy['streak']): Endpoints {
  const known = endpoints[name] ?? nothingKnown;
  const delivered_at = Math.max(known.delivered_at ?? at, at);
  return keep(endpoints, name, { ...known, delivered_at, refused: after(delivered_at, known.refused, policy) });
}

export function addRefusal(
  endpoints: Endpoints,
  name: string,
  { at, http_status }: { at: number; http_status?: number },
  policy: HealthPolicy['streak'],
): Endpoints {
  const known = endpoints[name] ?? nothingKnown;
  const refused = add(known.refused, periodOf(at, policy), { first: at, last: at, count: 1, http_status });
  return keep(endpoints, name, { ...known, refused: after(known.delivered_at, refused, policy) });
}

export function addSilence(endpoints: Endpoints, name: string, since: number): Endpoints {
  const known = endpoints[name] ?? nothingKnown;
  return keep(endpoints, name, { ...known, silent_since: Math.max(known.silent_since ?? since, since) });
}

/** The refusals by the periods of another policy. Of those that were counted together, only the last one has a known time. */
export const regroup = (endpoints: Endpoints, policy: HealthPolicy['streak']): Endpoints =>
  Object.fromEntries(
    Object.entries(endpoints).map(([name, known]) => {
      const refused = Object.values(known.refused).reduce<EndpointState['refused']>((all, one) => {
        const period = periodOf(one.last, policy);
        return { ...all, [period]: merged(all[period], one) };
      }, {});
      return [name, { ...known, refused }];
    }),
  );

/** What the refusals of an endpoint show, if there were enough for long enough without a delivery. */
export function deliveriesRefused(
  endpoints: Endpoints,
  name: string,
  policy: HealthPolicy['streak'],
): RefusedRun | undefined {
  const delivered = deliveredAt(endpoints, name) ?? -Infinity;
  const since = Object.values(endpoints[name]?.refused ?? {}).filter((refusals) => refusals.last > delivered);
  // In a period with a delivery, only the last refusal is known to have come after it.
  const failures = since.reduce((sum, it) => sum + (it.first > delivered ? it.count : 1), 0);
  const first = Math.min(...since.map((it) => (it.first > delivered ? it.first : it.last)));
  const newest = since.reduce<Refusals | undefined>((a, b) => (a && a.last >= b.last ? a : b), undefined);
  if (!newest || failures < policy.refusals || newest.last - first < policy.seconds * 1000) return undefined;
  return { since: first, at: newest.last, failures, http_status: newest.http_status };
}

/** Since when an endpoint has been silent, if nothing was delivered to it since. */
export function silentSince(endpoints: Endpoints, name: string): number | undefined {
  const since = endpoints[name]?.silent_since;
  return since !== undefined && (deliveredAt(endpoints, name) ?? -Infinity) <= since ? since : undefined;
}

/** Endpoints whose newest webhook was delivered. */
export const workingEndpoints = (endpoints: Endpoints): string[] =>
  Object.entries(endpoints)
    .filter(([name, { delivered_at, refused }]) => {
      const last = Math.max(...Object.values(refused).map((one) => one.last));
      return name !== '' && delivered_at !== undefined && last <= delivered_at;
    })
    .map(([name]) => name);

/** A report that named no endpoint may have been about any of them, so a delivery to any of them counts for it. */
export const deliveredAt = (endpoints: Endpoints, name: string): number | undefined => {
  if (name !== '') return endpoints[name]?.delivered_at;
  const all = Object.values(endpoints).flatMap(({ delivered_at }) => delivered_at ?? []);
  return all.length > 0 ? Math.max(...all) : undefined;
};

const periodOf = (at: number, { seconds }: HealthPolicy['streak']): number => Math.floor(at / (seconds * 100));

/** A period that ended before the delivery says nothing any more. */
const after = (
  delivered_at: number | undefined,
  refused: EndpointState['refused'],
  policy: HealthPolicy['streak'],
): EndpointState['refused'] => {
  if (delivered_at === undefined) return refused;
  const oldest = periodOf(delivered_at, policy);
  return Object.fromEntries(Object.entries(refused).filter(([period]) => Number(period) >= oldest));
};

/** Of more periods than are kept, the two oldest become one: their number and the time of the first stay known. */
function add(refused: EndpointState['refused'], period: number, added: Refusals): EndpointState['refused'] {
  const known = Object.keys(refused).map(Number);
  const full = known.length >= PERIODS_KEPT;
  const oldest = Math.min(...known);
  const into = full ? Math.max(period, oldest) : period;
  const next: EndpointState['refused'] = { ...refused, [into]: merged(refused[into], added) };
  const periods = Object.keys(next).map(Number);
  if (periods.length <= PERIODS_KEPT) return next;
  const [first, second] = periods.sort((a, b) => a - b) as [number, number];
  const { [first]: dropped, ...rest } = next;
  return { ...rest, [second]: merged(next[second], dropped!) };
}

function merged(a: Refusals | undefined, b: Refusals): Refusals {
  if (!a) return b;
  const { http_status } = a.last > b.last ? a : b;
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), count: a.count + b.count, http_status };
}

function keep(endpoints: Endpoints, name: string, state: EndpointState): Endpoints {
  const next = { ...endpoints, [name]: state };
  const names = Object.keys(next);
  if (names.length <= ENDPOINTS_KEPT) return next;
  const oldest = names.reduce((a, b) => (heardAt(next[a]!) <= heardAt(next[b]!) ? a : b));
  const { [oldest]: _dropped, ...kept } = next;
  return kept;
}

const heardAt = ({ delivered_at = 0, silent_since = 0, refused }: EndpointState): number =>
  Math.max(delivered_at, silent_since, ...Object.values(refused).map(({ last }) => last));
