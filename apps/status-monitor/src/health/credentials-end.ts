import { causeFacts, type EndReason } from '@linesman/contracts';
import type { HealthPolicy } from './cause-table';
import { type AnnouncedEnd, type MachineState, PROBE_PART } from './machine-state';
import { compareMarks, isAfter, type Mark } from './mark';

const DAY_MS = 86_400_000;

export interface End {
  /** Milliseconds since 1970. */
  ends_at: number;
  why: EndReason;
}

/** How the provider ends grants, and what time it is. */
export interface EndFacts {
  policy: HealthPolicy['expiring'];
  /** The provider ends a grant that nobody has used for so many days. */
  unused_days?: number;
  now: number;
}

/** The end that the integrations service announced for credentials which are not older than the known ones. */
export function announceEnd(state: MachineState, announced: AnnouncedEnd): MachineState {
  const known = state.ends?.announced;
  if (announced.credential_version < (known?.credential_version ?? state.credential_version)) return state;
  const isKnown = known?.credential_version === announced.credential_version;
  // A snapshot by an older release has no end.
  if (isKnown && (announced.ends_at === undefined || announced.ends_at === known.ends_at)) return state;
  return { ...state, ends: { ...state.ends, announced } };
}

/** The end that the newest probe found; the earlier of two that began in the same millisecond. */
export function findEnd(state: MachineState, mark: Mark, ends_at: number): MachineState {
  const known = state.ends?.found;
  const order = known ? compareMarks(mark, known) : 1;
  if (known && (order < 0 || (order === 0 && known.ends_at <= ends_at))) return state;
  return { ...state, ends: { ...state.ends, found: { ...mark, ends_at } } };
}

/** The earliest end that is known, whether or not anybody uses the credentials. */
export function fixedEnd({ ends, credential_version, parts }: MachineState): number | undefined {
  const { announced, found } = ends ?? {};
  const isOlder = (end: { credential_version: number }) => end.credential_version < credential_version;
  // A newer probe that found no end says that this one holds no longer.
  const holds = found && !isOlder(found) && !isAfter(parts[PROBE_PART]?.succeeded, found);
  return earliest([
    announced && !isOlder(announced) ? announced.ends_at : undefined,
    holds ? found.ends_at : undefined,
  ]);
}

/** What pages and the API show. An end by disuse moves with every call, so it is shown only once it is near. */
export function shownEnd(state: MachineState): Date | null {
  const ends_at = state.expiring?.ends_at ?? fixedEnd(state);
  return ends_at === undefined ? null : new Date(ends_at);
}

/**
 * Keeps whether a warning is open. It opens when the end is near, and closes when the end is further away and a call has
 * succeeded with the credentials that have this end. Where no call can succeed any more, there is nothing to warn of.
 */
export function judgeEnd(state: MachineState, facts: EndFacts): MachineState {
  const { expiring, ...rest } = state;
  if (isDead(state)) return expiring ? rest : state;
  const end = endOf(state, facts);
  if (end && facts.now >= warnAt(end, state, facts)) {
    const same = expiring?.ends_at === end.ends_at && expiring.why === end.why;
    return same ? state : { ...state, expiring: { ...end, since: expiring?.since ?? facts.now } };
  }
  return expiring && isProven(state) ? rest : state;
}

/** When the end has to be looked at next, though nothing is observed until then. */
export function nextLook(state: MachineState, facts: EndFacts): number | undefined {
  const end = endOf(state, facts);
  const at = end && warnAt(end, state, facts);
  return at !== undefined && at > facts.now ? at : undefined;
}

const isDead = ({ health }: MachineState): boolean =>
  health.problems.some(({ cause }) => causeFacts[cause].stops_calls);

function endOf(state: MachineState, { unused_days }: EndFacts): End | undefined {
  const fixed = fixedEnd(state);
  const used = usedAt(state);
  const unused = unused_days && used !== undefined ? used + unused_days * DAY_MS : undefined;
  const ends_at = earliest([fixed, unused]);
  return ends_at === undefined ? undefined : { ends_at, why: ends_at === fixed ? 'expire' : 'unused' };
}

/** A call that succeeds uses the grant: its access token was fetched with it, hours ago at most. */
const usedAt = ({ succeeded, refreshed, ends }: MachineState): number | undefined =>
  latest([succeeded?.at, refreshed?.at, ends?.announced?.at]);

/** Never in the first half of their life: otherwise credentials that live for days only would be renewed in vain. */
function warnAt({ ends_at, why }: End, { ends }: MachineState, { policy, unused_days = 0 }: EndFacts): number {
  const from = why === 'unused' ? ends_at - unused_days * DAY_MS : bornAt(ends_at, ends?.announced);
  const half = from === undefined ? Infinity : (ends_at - from) / 2;
  return ends_at - Math.min(policy.ahead_seconds * 1_000, half);
}

const bornAt = (ends_at: number, announced?: AnnouncedEnd): number | undefined =>
  announced?.ends_at === ends_at ? announced.at : undefined;

const isProven = ({ succeeded, ends }: MachineState): boolean =>
  !ends?.announced || (succeeded?.credential_version ?? 0) >= ends.announced.credential_version;

const known = (all: (number | undefined)[]): number[] => all.filter((it) => it !== undefined);
const earliest = (all: (number | undefined)[]): number | undefined =>
  known(all).length > 0 ? Math.min(...known(all)) : undefined;
const latest = (all: (number | undefined)[]): number | undefined =>
  known(all).length > 0 ? Math.max(...known(all)) : undefined;
