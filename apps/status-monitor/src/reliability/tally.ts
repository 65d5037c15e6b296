import { causeFacts, type Party, parties, type RiskSignalResolved } from '@linesman/contracts';
import { periodsOf, type Recorded, type Span, type StatusChange } from '../health/periods';

/** What is known of one integration. Its changes are of its status or of the cause, the one before a span included. */
export interface History extends Recorded {
  /** Times in which it was switched off. */
  off: Span[];
}

/** When each step of a problem was taken. */
export interface SignalTimes {
  last_worked_at: Date | null;
  failing_since: Date | null;
  opened_at: Date;
  told_at: Date | null;
  acted_at: Date | null;
  noticed_at: Date | null;
  resolved_at: Date | null;
  resolution: RiskSignalResolved['resolution'] | null;
}

/** Times in milliseconds, and how many there were. */
interface Times {
  many: number;
  ms: number;
}

/** What is counted of integrations in a span. */
export interface Tally {
  integrations: number;
  /** Integrations of which something is known. */
  watched: number;
  /** Of these, the ones whose uptime is below the goal. */
  below_goal: number;
  healthy_ms: number;
  degraded_ms: number;
  down_ms: number;
  unwatched_ms: number;
  /** Disconnections that began. */
  disconnections: number;
  /** Disconnections that had not ended at the end. */
  ongoing: number;
  /** Disconnections that ended because it worked again, with their whole length. */
  recovered: Times;
  by_party: Record<Party, { disconnections: number; down_ms: number; degraded_ms: number }>;
  signals: {
    opened: number;
    detected: Times;
    told: Times;
    acted: Times;
    /** How long each went unseen: for sure at most an hour, for sure longer, or one of the two. */
    within_hour: number;
    later: number;
    perhaps: number;
    /** Signals of which it is known who noticed the problem. */
    resolved: number;
    before_noticed: number;
  };
}

/** The share of the watched time in which an integration should be up. */
export const UPTIME_GOAL = 0.99;
const HOUR_MS = 3_600_000;

export function noTally(): Tally {
  const none = () => ({ many: 0, ms: 0 });
  return {
    integrations: 0,
    watched: 0,
    below_goal: 0,
    healthy_ms: 0,
    degraded_ms: 0,
    down_ms: 0,
    unwatched_ms: 0,
    disconnections: 0,
    ongoing: 0,
    recovered: none(),
    by_party: Object.fromEntries(
      parties.map((party) => [party, { disconnections: 0, down_ms: 0, degraded_ms: 0 }]),
    ) as Tally['by_party'],
    signals: {
      opened: 0,
      detected: none(),
      told: none(),
      acted: none(),
      within_hour: 0,
      later: 0,
      perhaps: 0,
      resolved: 0,
      before_noticed: 0,
    },
  };
}

/** Adds what happened to one integration in a span. */
export function addTo(tally: Tally, span: Span, history: History, signals: SignalTimes[]): void {
  tally.integrations += 1;
  addTime(tally, span, history);
  addDisconnections(tally, span, history);
  for (const signal of signals) if (isIn(signal.opened_at, span)) addSignal(tally.signals, signal);
}

function addTime(tally: Tally, span: Span, history: History): void {
  const own = { healthy_ms: 0, degraded_ms: 0, down_ms: 0 };
  for (const { state, cause, from, to } of periodsOf(span, { ...history, gaps: [...history.gaps, ...history.off] })) {
    const ms = to.getTime() - from.getTime();
    const share = tally.by_party[partyOf(cause)];
    switch (state) {
      case 'healthy':
        own.healthy_ms += ms;
        break;
      case 'degraded':
        own.degraded_ms += ms;
        share.degraded_ms += ms;
        break;
      case 'disconnected':
        own.down_ms += ms;
        share.down_ms += ms;
        break;
      default:
        tally.unwatched_ms += ms;
    }
  }
  tally.healthy_ms += own.healthy_ms;
  tally.degraded_ms += own.degraded_ms;
  tally.down_ms += own.down_ms;
  const uptime = uptimeOf(own);
  if (uptime === null) return;
  tally.watched += 1;
  if (uptime < UPTIME_GOAL) tally.below_goal += 1;
}

/** Null where nobody looked. */
export function uptimeOf({
  healthy_ms,
  degraded_ms,
  down_ms,
}: Pick<Tally, 'healthy_ms' | 'degraded_ms' | 'down_ms'>): number | null {
  const watched = healthy_ms + degraded_ms + down_ms;
  return watched > 0 ? (healthy_ms + degraded_ms) / watched : null;
}

function addDisconnections(tally: Tally, span: Span, history: History): void {
  for (const { began, ended, recovered, party } of disconnectionsOf(history)) {
    if (began && isIn(began, span)) {
      tally.disconnections += 1;
      tally.by_party[party].disconnections += 1;
    }
    if ((began ?? history.first_success_at!) < span.to && (!ended || ended >= span.to)) tally.ongoing += 1;
    if (began && ended && recovered && isIn(ended, span)) {
      tally.recovered.many += 1;
      tally.recovered.ms += ended.getTime() - began.getTime();
    }
  }
}

interface Disconnection {
  /** Absent where nobody knows: it was disconnected before the first known change. */
  began?: Date;
  /** Absent while it lasts. */
  ended?: Date;
  /** Whether it worked again. Otherwise it was switched off. */
  recovered?: boolean;
  party: Party;
}

/** From each change to disconnected until it is no longer. What has never worked cannot be disconnected. */
function disconnectionsOf({ at_first, changes, off, first_success_at: worked }: History): Disconnection[] {
  if (!worked) return [];
  const found: Disconnection[] = [];
  let open: Disconnection | undefined;
  if (at_first === 'disconnected') found.push((open = { party: 'nobody' }));
  for (const { at, new_status, cause } of changes) {
    if (open && new_status !== 'disconnected') {
      end(open, at, off);
      open = undefined;
    } else if (!open && new_status === 'disconnected')
      found.push((open = { began: at >= worked ? at : undefined, party: partyOf(cause) }));
  }
  if (open) end(open, undefined, off);
  return found.filter(({ ended }) => !ended || ended > worked);
}

function end(open: Disconnection, at: Date | undefined, off: Span[]): void {
  const since = open.began ?? new Date(0);
  const switched = off.find(({ from, to }) => to > since && (!at || from < at));
  if (switched) Object.assign(open, { ended: switched.from, recovered: false });
  else if (at) Object.assign(open, { ended: at, recovered: true });
}

function addSignal(counts: Tally['signals'], signal: SignalTimes): void {
  const { opened_at, last_worked_at, failing_since, told_at, acted_at, resolution, noticed_at } = signal;
  const longest = last_worked_at && elapsed(last_worked_at, opened_at);
  const shortest = failing_since && elapsed(failing_since, opened_at);
  counts.opened += 1;
  addElapsed(counts.detected, longest);
  addElapsed(counts.told, told_at && elapsed(opened_at, told_at));
  addElapsed(counts.acted, acted_at && elapsed(opened_at, acted_at));
  if (longest !== null && longest <= HOUR_MS) counts.within_hour += 1;
  else if (shortest !== null && shortest > HOUR_MS) counts.later += 1;
  else counts.perhaps += 1;
  // Signals of older versions do not say whether the problem was noticed.
  if (resolution !== 'verified' || !failing_since) return;
  counts.resolved += 1;
  if (!noticed_at) counts.before_noticed += 1;
}

const elapsed = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

function addElapsed(times: Times, ms: number | null): void {
  if (ms === null) return;
  times.many += 1;
  times.ms += ms;
}

const isIn = (at: Date, { from, to }: Span): boolean => at >= from && at < to;
const partyOf = (cause: StatusChange['cause']): Party => (cause ? causeFacts[cause].party : 'nobody');
