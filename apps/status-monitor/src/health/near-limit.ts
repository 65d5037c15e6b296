import { causeFacts, type Observation } from '@linesman/contracts';
import type { HealthPolicy } from './cause-table';
import type { NearLimit } from './known-requests';
import type { MachineState } from './machine-state';
import { compareMarks } from './mark';

export interface LimitFacts {
  near_limit: HealthPolicy['near_limit'];
  /** The limits of the provider's plans, the smallest first, where its answers name none. */
  daily_limits?: readonly number[];
  now: number;
}

/** Keeps the newest; of two that began in the same millisecond, the one with less left. */
export function noteRequests(state: MachineState, observation: Observation): MachineState {
  const { daily_requests: heard, credential_version, started_at } = observation;
  if (!heard) return state;
  const known = state.requests;
  const most_left = Math.max(heard.left, known?.most_left ?? 0);
  const next = { credential_version, at: Date.parse(started_at), ...heard };
  const isNewer = !known || (compareMarks(next, known) || known.left - next.left) > 0;
  return { ...state, requests: { ...(isNewer ? next : known), most_left } };
}

/**
 * Keeps whether a warning is open. It closes well below the share that opens it, so that one use of the day opens it once,
 * and when nothing was heard for a day. Where no call can succeed any more, there is nothing to warn of.
 */
export function judgeLimit(state: MachineState, facts: LimitFacts): MachineState {
  const { near_limit: open, ...rest } = state;
  const used = usedOf(state, facts);
  const share = used ? used.used / used.limit : 0;
  const { opens_at, closes_below } = facts.near_limit;
  const stops = state.health.problems.some(({ cause }) => causeFacts[cause].stops_calls);
  if (!used || stops || share < (open ? closes_below : opens_at)) return open ? rest : state;
  return { ...state, near_limit: { ...used, since: open?.since ?? facts.now } };
}

/** When what was heard says nothing any more, though nothing is observed until then. */
export const limitForgotten = ({ near_limit, requests }: MachineState, facts: LimitFacts): number | undefined =>
  near_limit && requests ? requests.at + facts.near_limit.known_seconds * 1_000 : undefined;

function usedOf({ requests }: MachineState, facts: LimitFacts): Omit<NearLimit, 'since'> | undefined {
  if (!requests || facts.now >= requests.at + facts.near_limit.known_seconds * 1_000) return undefined;
  const { left, most_left } = requests;
  // The smallest plan that could have left so many.
  const limit = requests.limit ?? facts.daily_limits?.find((one) => one >= most_left);
  return limit === undefined ? undefined : { used: Math.max(0, limit - left), limit };
}
