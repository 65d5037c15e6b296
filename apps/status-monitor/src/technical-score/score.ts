import type { HealthState, Severity } from '@linesman/contracts';

/** Points of each part, 100 together. docs/technical-score.md shows this table. */
export const weights = { uptime: 35, state: 25, calls: 15, problems: 10, freshness: 10, credentials: 5 } as const;
export type ScorePart = keyof typeof weights;

/** Of the points of its part. */
const ofState: Partial<Record<HealthState, number>> = { healthy: 1, degraded: 0.4, disconnected: 0, never_worked: 0 };
const ofProblem: Record<Severity, number> = { low: 0.8, medium: 0.6, high: 0.3, critical: 0 };

/** No points at the first value or worse, all of them at the second or better; in between in proportion. */
const ranges = {
  uptime_percent: [95, 100],
  calls_percent: [80, 100],
  freshness_hours: [168, 24],
  credentials_days: [0, 7],
} as const;

/** How much a critical integration counts in the score of its customer. */
export const CRITICAL_COUNTS = 3;

/** What is known of an integration. What nobody knows is null. */
export interface ScoreFacts {
  /** Null where it is not connected, or is switched off. */
  state: HealthState | null;
  /** Of the last 30 days. */
  uptime_percent: number | null;
  /** Calls and probes of the last 24 hours. */
  calls: { successes: number; failures: number };
  /** Of the open signal. */
  severity: Severity | null;
  hours_since_sync: number | null;
  days_until_end: number | null;
}

export interface PointsOfPart {
  part: ScorePart;
  /** Null where nothing is known: the part does not count. */
  points: number | null;
  most: number;
  /** What the points follow from. */
  says: string;
}

export interface TechnicalScore {
  /** From 0 to 100, of the parts of which something is known; null where nobody knows how the integration is. */
  score: number | null;
  parts: PointsOfPart[];
}

export function scoreOf(facts: ScoreFacts): TechnicalScore {
  const known = facts.state !== null && facts.state !== 'unknown';
  const parts = (Object.keys(weights) as ScorePart[]).map((part): PointsOfPart => {
    const { share, says } = judge[part](facts);
    const most = weights[part];
    return { part, points: known && share !== null ? Math.round(share * most * 10) / 10 : null, most, says };
  });
  const counted = parts.filter(({ points }) => points !== null);
  const most = sum(counted.map((one) => one.most));
  return { score: most > 0 ? Math.round((sum(counted.map(({ points }) => points!)) / most) * 100) : null, parts };
}

/** The mean over the integrations of which something is known; null without one. */
export function scoreOfMany(all: { score: number | null; is_critical: boolean }[]): number | null {
  const counted = all.flatMap(({ score, is_critical }) =>
    score === null ? [] : [{ score, counts: is_critical ? CRITICAL_COUNTS : 1 }],
  );
  const counts = sum(counted.map((one) => one.counts));
  return counts > 0 ? Math.round(sum(counted.map((one) => one.score * one.counts)) / counts) : null;
}

interface Judged {
  share: number | null;
  says: string;
}

const judge: Record<ScorePart, (facts: ScoreFacts) => Judged> = {
  uptime: ({ uptime_percent: percent }) =>
    percent === null
      ? unknown('Nobody has watched it in the last 30 days')
      : { share: shareIn('uptime_percent', percent), says: `Uptime of 30 days: ${percent}%` },
  state: ({ state }) =>
    state === null
      ? unknown('It is not connected, or is switched off')
      : { share: ofState[state] ?? null, says: saysState[state] },
  calls: ({ calls: { successes, failures } }) => {
    const all = successes + failures;
    if (all === 0) return unknown('No calls in the last 24 hours');
    const says = `${successes} of ${all} ${all === 1 ? 'call' : 'calls'} succeeded in the last 24 hours`;
    return { share: shareIn('calls_percent', (successes / all) * 100), says };
  },
  problems: ({ state, severity }) => {
    if (state === 'never_worked') return unknown('No signal opens before it has worked');
    return severity === null
      ? { share: 1, says: 'No open problem' }
      : { share: ofProblem[severity], says: `An open problem, severity ${severity}` };
  },
  freshness: ({ hours_since_sync: hours }) =>
    hours === null
      ? unknown('No sync has ended yet')
      : { share: shareIn('freshness_hours', hours), says: `The last sync ended ${ago(hours)}` },
  credentials: ({ days_until_end: days }) =>
    days === null
      ? unknown('No end of the credentials is known')
      : {
          share: shareIn('credentials_days', days),
          says: days > 0 ? `The credentials end ${ahead(days)}` : 'The credentials have ended',
        },
};

const saysState: Record<HealthState, string> = {
  healthy: 'Healthy now',
  degraded: 'Degraded now',
  disconnected: 'Disconnected now',
  never_worked: 'It has never worked',
  unknown: 'Nobody has looked lately',
};

const unknown = (says: string): Judged => ({ share: null, says });

function shareIn(range: keyof typeof ranges, value: number): number {
  const [none, all] = ranges[range];
  return Math.min(1, Math.max(0, (value - none) / (all - none)));
}

const ago = (hours: number): string =>
  hours < 1
    ? 'less than an hour ago'
    : hours < 48
      ? `${Math.floor(hours)} h ago`
      : `${Math.floor(hours / 24)} days ago`;
const ahead = (days: number): string =>
  days < 1 ? 'within a day' : `in ${Math.floor(days)} ${days < 2 ? 'day' : 'days'}`;

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
