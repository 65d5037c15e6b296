import { type Party, parties } from '@linesman/contracts';
import { type Tally, UPTIME_GOAL, uptimeOf } from './tally';

/** What one party was at fault for. */
export interface PartyShare {
  party: Party;
  disconnections: number;
  down_seconds: number;
  degraded_seconds: number;
}

/** How reliable integrations were. What nobody knows is null, and no time that nobody watched counts. */
export interface ReliabilityFigures {
  integrations: number;
  /** Of the watched time, in which they were not disconnected. Never rounded up. */
  uptime_percent: number | null;
  /** Of the watched time, in which they were degraded. They count as up. */
  degraded_percent: number | null;
  /** Time that somebody watched, from the first success on, and in which they were switched on. */
  watched_seconds: number;
  unwatched_seconds: number;
  degraded_seconds: number;
  down_seconds: number;
  /** Disconnections that began. */
  disconnections: number;
  /** Disconnections that had not ended at the end of the period. */
  ongoing: number;
  /** Mean time from a disconnection to its end, of those that ended because it worked again. */
  mttr_seconds: number | null;
  /** Uptime for each disconnection. */
  mtbf_seconds: number | null;
  /** Mean time from the last call that worked until the signal opened: the longest that it can have gone unseen. */
  time_to_detect_seconds: number | null;
  /** Mean time from the signal to the first message that somebody received. */
  time_to_tell_seconds: number | null;
  /** Mean time from the signal to the first thing that a person did: acknowledged it, or reconnected. */
  time_to_act_seconds: number | null;
  /** The customer, us, the provider, the customer's endpoint, and nobody, always in this order. */
  by_party: PartyShare[];
}

export function figuresOf(tally: Tally): ReliabilityFigures {
  const { healthy_ms, degraded_ms, down_ms, unwatched_ms, disconnections, recovered, signals } = tally;
  const watched_ms = healthy_ms + degraded_ms + down_ms;
  return {
    integrations: tally.integrations,
    uptime_percent: percentOf(uptimeOf(tally)),
    degraded_percent: percentOf(watched_ms > 0 ? degraded_ms / watched_ms : null),
    watched_seconds: seconds(watched_ms),
    unwatched_seconds: seconds(unwatched_ms),
    degraded_seconds: seconds(degraded_ms),
    down_seconds: seconds(down_ms),
    disconnections,
    ongoing: tally.ongoing,
    mttr_seconds: meanOf(recovered),
    mtbf_seconds: meanOf({ many: disconnections, ms: healthy_ms + degraded_ms }),
    time_to_detect_seconds: meanOf(signals.detected),
    time_to_tell_seconds: meanOf(signals.told),
    time_to_act_seconds: meanOf(signals.acted),
    by_party: parties.map((party) => {
      const { disconnections, down_ms, degraded_ms } = tally.by_party[party];
      return { party, disconnections, down_seconds: seconds(down_ms), degraded_seconds: seconds(degraded_ms) };
    }),
  };
}

/** How the goals of a period were met. What nobody knows is null. */
export interface SuccessMetrics {
  detection: {
    signals: number;
    /** Signals that opened at most an hour after the last call that worked. */
    within_hour: number;
    /** Signals that opened more than an hour after the first call that failed. */
    later: number;
    /** The others: nobody knows when in between it broke. */
    perhaps: number;
    /** Of those that are known. */
    within_hour_percent: number | null;
  };
  resolution: {
    /** Signals that ended because it worked again. */
    resolved: number;
    /** Of these, the ones that no user met as a failed execution, and no support ticket was about. */
    before_noticed: number;
    before_noticed_percent: number | null;
    goal_percent: number;
  };
  tickets: {
    opened: number;
    /** In as many days just before. */
    opened_before: number;
    change_percent: number | null;
    goal_percent: number;
  };
  uptime: {
    uptime_percent: number | null;
    goal_percent: number;
    /** Integrations of which something is known. */
    integrations: number;
    below_goal: number;
  };
}

export interface Tickets {
  opened: number;
  opened_before: number;
}

export function metricsOf(tally: Tally, { opened, opened_before }: Tickets): SuccessMetrics {
  const { opened: all, within_hour, later, perhaps, resolved, before_noticed } = tally.signals;
  const share = (part: number, whole: number) => percentOf(whole > 0 ? part / whole : null);
  return {
    detection: {
      signals: all,
      within_hour,
      later,
      perhaps,
      within_hour_percent: share(within_hour, within_hour + later),
    },
    resolution: {
      resolved,
      before_noticed,
      before_noticed_percent: share(before_noticed, resolved),
      goal_percent: 80,
    },
    tickets: {
      opened,
      opened_before,
      change_percent: opened_before > 0 ? Math.round(((opened - opened_before) / opened_before) * 1_000) / 10 : null,
      goal_percent: -50,
    },
    uptime: {
      uptime_percent: percentOf(uptimeOf(tally)),
      goal_percent: UPTIME_GOAL * 100,
      integrations: tally.watched,
      below_goal: tally.below_goal,
    },
  };
}

/** With three digits, never rounded up. */
const percentOf = (share: number | null): number | null =>
  share === null ? null : Math.floor(Number((share * 100_000).toPrecision(12))) / 1_000;

const seconds = (ms: number): number => Math.round(ms / 1_000);

const meanOf = ({ many, ms }: { many: number; ms: number }): number | null => (many > 0 ? seconds(ms / many) : null);
