import { randomUUID } from 'node:crypto';
import { type Cause, causeFacts, type HealthStatus, type Party } from '@linesman/contracts';

const MINUTE_MS = 60_000;
export const DAYS = 380;
const MINUTES = DAYS * 24 * 60;

/** One integration's year, as it happened. Minutes count from the beginning. */
export interface Year {
  integration_id: string;
  customer_id: string;
  time_zone: string;
  first_checked: number;
  first_success: number;
  watched_until: number;
  /** One after the other from the first minute on. */
  statuses: { from: number; status: HealthStatus; cause: Cause | null }[];
  gaps: [number, number][];
  off: [number, number][];
  signals: { worked: number; failing: number; opened: number; told?: number; acted?: number }[];
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const breaks: Cause[] = ['grant_revoked', 'refresh_interrupted', 'server_error', 'api_key_rejected', 'webhook_refused'];
const degrades: Cause[] = ['insufficient_scope', 'timeout', 'webhook_refused', 'webhook_silent'];

export function generateYear(random: () => number, time_zone: string, customer_id: string): Year {
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const pick = <T>(all: T[]): T => all[Math.floor(random() * all.length)]!;
  const first_checked = upTo(3 * 1_440);
  const first_success = first_checked + (random() < 0.5 ? 0 : upTo(600));
  const year: Year = {
    integration_id: randomUUID(),
    customer_id,
    time_zone,
    first_checked,
    first_success,
    watched_until: random() < 0.3 ? MINUTES - upTo(5 * 1_440) : MINUTES + 60,
    statuses: [{ from: 0, status: 'healthy', cause: null }],
    gaps: [],
    off: [],
    signals: [],
  };
  for (let at = first_success + upTo(4 * 1_440); at < MINUTES;) {
    const what = random();
    const long = random() < 0.8 ? upTo(300) : upTo(4 * 1_440);
    if (what < 0.15) year.gaps.push([at, at + long]);
    else if (what < 0.25) {
      year.off.push([at, at + long]);
      // It was watched for a while longer, and again somewhat after it was switched on.
      if (random() < 0.5) year.gaps.push([at + Math.min(15, long), at + long + upTo(15)]);
    } else at = incident(year, at, random, upTo, pick);
    at += long + 20 + upTo(9 * 1_440);
  }
  return year;
}

/** Some become worse, better or another one's fault, and some are not watched or switched off meanwhile. */
function incident(
  year: Year,
  start: number,
  random: () => number,
  upTo: (most: number) => number,
  pick: <T>(all: T[]) => T,
): number {
  const worked = start - upTo(90);
  const told = random() < 0.8 ? start + upTo(30) : undefined;
  const acted = random() < 0.6 ? start + upTo(600) : undefined;
  year.signals.push({ worked, failing: start - upTo(start - worked), opened: start, told, acted });
  let at = start;
  for (let step = upTo(3); step > 0; step--) {
    const down = random() < 0.6;
    year.statuses.push({
      from: at,
      status: down ? 'disconnected' : 'degraded',
      cause: pick(down ? breaks : degrades),
    });
    at += random() < 0.7 ? upTo(240) : upTo(2 * 1_440);
    if (random() < 0.25) year.gaps.push([at - upTo(Math.min(60, at - start)), at]);
  }
  if (random() < 0.15) {
    year.off.push([at, at + 60]);
    at += 90;
  }
  year.statuses.push({ from: at, status: 'healthy', cause: null });
  return at;
}

/** Rows of the tables, as the monitor writes them. */
export function rowsOf({ integration_id, statuses, gaps, off, signals, ...year }: Year, start: number) {
  const at = (minute: number): string => new Date(start + minute * MINUTE_MS).toISOString();
  const ofMaybe = (minute?: number): string | null => (minute === undefined ? null : at(minute));
  const happened = statuses.slice(1).filter(({ from }) => from < MINUTES);
  const events = [
    ...happened.map(({ from, status, cause }, n) => {
      const old = statuses[n]!;
      const type = old.status === status ? 'cause_changed' : status === 'healthy' ? 'recovered' : status;
      return [from, type, { old_status: old.status, new_status: status, cause: cause ?? undefined }] as const;
    }),
    ...gaps
      .filter(([, to]) => to < MINUTES)
      .map(([from, to]) => [to, 'watched_again', { unwatched_since: at(from), unwatched_until: at(to) }] as const),
    ...off.flatMap(([from, to]) => [
      ...(from < MINUTES ? [[from, 'switched_off', {}] as const] : []),
      ...(to < MINUTES ? [[to, 'switched_on', {}] as const] : []),
    ]),
  ];
  return {
    health: {
      integration_id,
      status: happened.at(-1)?.status ?? 'healthy',
      first_checked_at: at(year.first_checked),
      first_success_at: at(year.first_success),
      watched_until: at(year.watched_until),
    },
    events: events.map(([minute, event_type, error_details]) => ({
      integration_id,
      event_type,
      error_details,
      created_at: at(minute),
    })),
    signals: signals.map(({ worked, failing, opened, told, acted }) => ({
      signal_id: randomUUID(),
      integration_id,
      opened_at: at(opened),
      last_worked_at: at(worked),
      failing_since: at(failing),
      told_at: ofMaybe(told),
      acted_at: ofMaybe(acted),
    })),
  };
}

/** What was counted of some minutes, one by one. */
export interface CountedMinutes {
  healthy: number;
  degraded: number;
  down: number;
  unwatched: number;
  disconnections: number;
  ongoing: number;
  recoveries: number[];
  detected: number[];
  told: number[];
  acted: number[];
  of: Partial<Record<Party, { down: number; degraded: number; disconnections: number }>>;
}

const nothing = (): CountedMinutes => ({
  healthy: 0,
  degraded: 0,
  down: 0,
  unwatched: 0,
  disconnections: 0,
  ongoing: 0,
  recoveries: [],
  detected: [],
  told: [],
  acted: [],
  of: {},
});

/**
 * Counts each minute of a year, without anything of the service: what a minute was is looked up, and the part of the year
 * that it belongs to is asked for.
 * @param partOf the name of the part, such as the day in a time zone; undefined for a minute that does not count.
 */
export function countMinutes(year: Year, partOf: (minute: number) => string | undefined): Map<string, CountedMinutes> {
  const parts = new Map<string, CountedMinutes>();
  const isOff = flags(year.off);
  const isGap = flags(year.gaps);
  let next = 1;
  let now = year.statuses[0]!;
  let began: number | undefined;
  for (let minute = 0; minute < MINUTES; minute++) {
    const before = now;
    while (year.statuses[next] && year.statuses[next]!.from <= minute) now = year.statuses[next++]!;
    const name = partOf(minute);
    const part = name === undefined ? nothing() : (parts.get(name) ?? nothing());
    if (name !== undefined) parts.set(name, part);
    const party = now.cause ? causeFacts[now.cause].party : 'nobody';
    const share = (part.of[party] ??= { down: 0, degraded: 0, disconnections: 0 });
    if (now.status === 'disconnected' && before.status !== 'disconnected') {
      began = minute;
      part.disconnections += 1;
      share.disconnections += 1;
    }
    if (began !== undefined && now.status !== 'disconnected') part.recoveries.push(minute - began);
    if (now.status !== 'disconnected' || isOff[minute]) began = undefined;
    part.ongoing = began === undefined ? 0 : 1;
    const watched = minute >= year.first_success && minute < year.watched_until && !isOff[minute] && !isGap[minute];
    if (!watched) part.unwatched += 1;
    else if (now.status === 'healthy') part.healthy += 1;
    else if (now.status === 'degraded') {
      part.degraded += 1;
      share.degraded += 1;
    } else {
      part.down += 1;
      share.down += 1;
    }
  }
  for (const { worked, opened, told, acted } of year.signals) {
    const name = opened < MINUTES ? partOf(opened) : undefined;
    const part = name === undefined ? undefined : parts.get(name);
    if (!part) continue;
    part.detected.push(opened - worked);
    if (told !== undefined) part.told.push(told - opened);
    if (acted !== undefined) part.acted.push(acted - opened);
  }
  return parts;
}

function flags(spans: [number, number][]): Uint8Array {
  const all = new Uint8Array(MINUTES);
  for (const [from, to] of spans) all.fill(1, Math.max(0, from), Math.min(MINUTES, to));
  return all;
}

/** The day of each minute in a time zone, which no library but Intl decides. Clocks change at full quarters only. */
export function daysIn(time_zone: string, start: number): (minute: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone, dateStyle: 'short' });
  const days: string[] = [];
  for (let quarter = 0; quarter * 15 < MINUTES; quarter++)
    days.push(format.format(new Date(start + quarter * 15 * MINUTE_MS)));
  return (minute) => days[Math.floor(minute / 15)]!;
}
