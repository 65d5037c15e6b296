import type { Party } from '@linesman/contracts';
import { inWords } from '../pages/times';
import type { Reliability, SuccessReport } from '../upstream/answers';

export interface ShownReliability {
  id: string;
  name: string;
  url?: string;
  /** `99.95%`, or that nobody looked. */
  uptime: string;
  /** Below the goal of 99 %. */
  low: boolean;
  /** For how much of the time somebody looked. */
  watched: string;
  degraded: string;
  disconnections: string;
  mttr: string;
  mtbf: string;
  detect: string;
  tell: string;
  act: string;
  fault: string;
}

const GOAL_PERCENT = 99;
const NOTHING = '–';
const partyNames: Record<Party, string> = {
  customer: 'Customer',
  us: 'Us',
  provider: 'Provider',
  customer_endpoint: 'Customer’s endpoint',
  nobody: 'Nobody',
};

export function shownReliability(one: Reliability, { id, name, url }: { id: string; name: string; url?: string }) {
  const { uptime_percent, degraded_percent, watched_seconds, unwatched_seconds, disconnections, ongoing } = one;
  const all = watched_seconds + unwatched_seconds;
  return {
    id,
    name,
    url,
    uptime: uptime_percent === null ? 'Not watched' : `${uptime_percent}%`,
    low: uptime_percent !== null && uptime_percent < GOAL_PERCENT,
    watched: all > 0 ? watchedShare(watched_seconds / all) : NOTHING,
    degraded: percent(degraded_percent),
    disconnections: ongoing > 0 ? `${disconnections} (${ongoing} ongoing)` : String(disconnections),
    mttr: lasted(one.mttr_seconds),
    mtbf: lasted(one.mtbf_seconds),
    detect: lasted(one.time_to_detect_seconds),
    tell: lasted(one.time_to_tell_seconds),
    act: lasted(one.time_to_act_seconds),
    fault: faultOf(one),
  } satisfies ShownReliability;
}

/** `Customer 2 (3 h 5 min), Provider 1 (4 min)` */
function faultOf({ by_party }: Reliability): string {
  const parts = by_party.flatMap(({ party, disconnections, down_seconds }) =>
    disconnections > 0 || down_seconds > 0 ? `${partyNames[party]} ${disconnections} (${lasted(down_seconds)})` : [],
  );
  return parts.join(', ') || NOTHING;
}

const percent = (value: number | null): string => (value === null ? NOTHING : `${value}%`);
const watchedShare = (share: number): string =>
  share > 0 && share < 0.01 ? 'Under 1%' : `${Math.floor(share * 100)}%`;
function lasted(seconds: number | null): string {
  if (seconds === null) return NOTHING;
  return seconds === 0 ? 'Under 1 s' : inWords(seconds * 1_000);
}

interface ShownGoal {
  label: string;
  figure: string;
  detail: string;
  /** Undefined where nobody knows. */
  met?: boolean;
}

/** Each goal, what was reached, and of what. */
export function shownGoals({ detection, resolution, tickets, uptime }: SuccessReport): ShownGoal[] {
  return [
    {
      label: 'Detected within an hour',
      figure: percent(detection.within_hour_percent),
      detail: `${detection.within_hour} for sure, ${detection.later} later, ${detection.perhaps} not known, of ${countOf(detection.signals, 'signal')}`,
      met: metOf(detection.within_hour_percent, 100),
    },
    {
      label: 'Resolved before the customer noticed',
      figure: percent(resolution.before_noticed_percent),
      detail: `${resolution.before_noticed} of ${countOf(resolution.resolved, 'resolved signal')}; the goal is ${resolution.goal_percent}%`,
      met: metOf(resolution.before_noticed_percent, resolution.goal_percent),
    },
    {
      label: 'Support tickets',
      figure: String(tickets.opened),
      detail: `${tickets.opened_before} in as many days before; the goal is ${-tickets.goal_percent}% fewer`,
      met: tickets.change_percent === null ? undefined : tickets.change_percent <= tickets.goal_percent,
    },
    {
      label: 'Uptime',
      figure: percent(uptime.uptime_percent),
      detail: `${uptime.below_goal} of ${countOf(uptime.integrations, 'watched integration')} below ${uptime.goal_percent}%`,
      met: metOf(uptime.uptime_percent, uptime.goal_percent),
    },
  ];
}

const countOf = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
const metOf = (value: number | null, goal: number): boolean | undefined => (value === null ? undefined : value >= goal);
