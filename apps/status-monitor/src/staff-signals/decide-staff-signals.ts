import type { Severity } from '@linesman/contracts';

/** What a process measured. */
export interface Measured {
  /** For how long the oldest probe that is due has waited, over all processes. */
  probes_overdue_seconds: number;
  /** For each durable consumer, for how long the oldest message that this process holds has been in the stream. */
  messages: { durable: string; seconds: number }[];
  /** Connections without a successful probe, with how many intervals of its integrations that has lasted. */
  unproven: { connection: string; intervals: number }[];
  /** Open outages that are our own fault. */
  our_outages: { connection: string; integrations: number }[];
  clock: { machine: string; ahead_ms: number };
}

export type StaffSignalKind = 'probes_late' | 'messages_late' | 'probes_fail' | 'outage_ours' | 'clock_wrong';

interface Facts {
  title: string;
  severity: Severity;
  /** The section of docs/runbooks/alerts.md. */
  runbook: string;
  /** It is told once it has lasted so long. */
  lasts_ms: number;
  /** The problems that the values show. */
  find: (measured: Measured) => { about: string; reason: string }[];
}

const MINUTE_MS = 60_000;
const PROBES_LATE_SECONDS = 120;
const MESSAGES_LATE_SECONDS = 60;
const CLOCK_WRONG_MS = 2_000;
/** Each integration was probed by then, even where one probe was late. */
const UNPROVEN_INTERVALS = 3;
/** Longer than two rounds of any process: what nobody has seen for so long is over. */
const UNSEEN_MS = 90_000;

/** The thresholds are those of deploy/monitoring/rules.yaml. */
export const staffSignalFacts: Readonly<Record<StaffSignalKind, Facts>> = {
  probes_late: {
    title: 'Probes are late',
    severity: 'critical',
    runbook: 'LinesmanProbesLate',
    lasts_ms: 5 * MINUTE_MS,
    find: ({ probes_overdue_seconds: seconds }) =>
      seconds > PROBES_LATE_SECONDS
        ? [{ about: '', reason: `The oldest probe that is due has waited for ${Math.round(seconds)} s.` }]
        : [],
  },
  messages_late: {
    title: 'Observations wait in their stream',
    severity: 'critical',
    runbook: 'LinesmanMessagesLate',
    lasts_ms: 5 * MINUTE_MS,
    find: ({ messages }) =>
      messages
        .filter(({ seconds }) => seconds > MESSAGES_LATE_SECONDS)
        .map(({ durable, seconds }) => ({
          about: durable,
          reason: `The oldest message of ${durable} has been in its stream for ${Math.round(seconds)} s.`,
        })),
  },
  probes_fail: {
    title: 'No probe of a connection succeeds',
    severity: 'high',
    runbook: 'LinesmanProbesFail',
    // An integration that was switched on again, or repaired by its customer, is probed within this time.
    lasts_ms: 5 * MINUTE_MS,
    find: ({ unproven }) =>
      unproven
        .filter(({ intervals }) => intervals > UNPROVEN_INTERVALS)
        .map(({ connection, intervals }) => ({
          about: connection,
          reason: `No probe of any integration of ${connection} has succeeded for ${Math.floor(intervals)} of their intervals.`,
        })),
  },
  outage_ours: {
    title: 'An outage is ours',
    severity: 'critical',
    runbook: 'LinesmanProbesFail',
    // It has lasted: many integrations fail.
    lasts_ms: 0,
    find: ({ our_outages }) =>
      our_outages.map(({ connection, integrations }) => ({
        about: connection,
        reason: `${integrations} integrations of ${connection} fail, and the fault is ours: the provider works for others, or several providers cannot be reached from here.`,
      })),
  },
  clock_wrong: {
    title: 'A clock is wrong',
    severity: 'high',
    runbook: 'LinesmanClockWrong',
    lasts_ms: MINUTE_MS,
    find: ({ clock: { machine, ahead_ms } }) =>
      Math.abs(ahead_ms) > CLOCK_WRONG_MS
        ? [
            {
              // One signal for all machines: if the database's clock is wrong, all of them differ from it.
              about: '',
              reason: `The clock of ${machine} is ${(Math.abs(ahead_ms) / 1_000).toFixed(1)} s ${ahead_ms > 0 ? 'ahead of' : 'behind'} that of the database.`,
            },
          ]
        : [],
  },
};

/** A staff signal that has not closed, or a problem that has not lasted long enough to be one. */
export interface Stored {
  id: string;
  kind: string;
  about: string;
  since: Date;
  seen_at: Date;
  opened_at: Date | null;
}

export interface Seen {
  kind: StaffSignalKind;
  about: string;
  reason: string;
  /** It has lasted, and opens now. */
  opens: boolean;
}

const kinds = Object.keys(staffSignalFacts) as StaffSignalKind[];

/**
 * Other processes see other problems: each adds what it sees, and a problem is over when nobody sees it any more.
 * @returns the problems that this process sees, and those of the stored ones that are over.
 */
export function decideStaffSignals(measured: Measured, stored: Stored[], now: Date): { seen: Seen[]; over: Stored[] } {
  const storedOf = (kind: string, about: string): Stored | undefined =>
    stored.find((one) => one.kind === kind && one.about === about);
  const seen = kinds.flatMap((kind) => {
    const { find, lasts_ms } = staffSignalFacts[kind];
    return find(measured).map(({ about, reason }) => {
      const { since = now, opened_at = null } = storedOf(kind, about) ?? {};
      return { kind, about, reason, opens: opened_at === null && now.getTime() - since.getTime() >= lasts_ms };
    });
  });
  const isSeen = ({ kind, about }: Stored): boolean => seen.some((one) => one.kind === kind && one.about === about);
  const over = stored.filter((one) => !isSeen(one) && now.getTime() - one.seen_at.getTime() >= UNSEEN_MS);
  return { seen, over };
}
