import { assess } from '../health/assess';
import { mergeCalls, newestOf } from '../health/call-window';
import type { HealthPolicy } from '../health/cause-table';
import { addDelivery, addSilence, type Endpoints, regroup } from '../health/endpoint-state';
import type { MachineState, PartState } from '../health/machine-state';

/** The state with which a replay begins, judged by these rules. */
export function beginWith(before: MachineState, policy: HealthPolicy): MachineState {
  const endpoints = regroup(before.endpoints, policy.streak);
  const parts = Object.entries(before.parts).map(([name, part]): [string, PartState] => [
    name,
    part.calls ? { ...part, calls: newestOf(part.calls, policy.window) } : part,
  ]);
  const state = { ...before, parts: Object.fromEntries(parts), endpoints };
  return { ...state, health: assess(state, policy) };
}

/**
 * What is known when a run begins: all that does not depend on the rules is taken from the state that was stored with it.
 * So are calls that lie between two runs, as far as they are known.
 */
export function catchUp(known: MachineState, before: MachineState, policy: HealthPolicy): MachineState {
  const parts = Object.entries(before.parts).map(([name, part]): [string, PartState] => {
    const calls = mergeCalls(known.parts[name]?.calls ?? [], part.calls ?? [], policy.window);
    return [name, part.calls ? { ...part, calls } : part];
  });
  const state = {
    ...before,
    parts: Object.fromEntries(parts),
    endpoints: endpointsOf(known, before, policy),
    health: known.health,
  };
  return { ...state, health: assess(state, policy) };
}

/** Refusals are all played. What is known of an endpoint from elsewhere is the last delivery and the silence. */
function endpointsOf(known: MachineState, before: MachineState, { streak }: HealthPolicy): Endpoints {
  return Object.entries(before.endpoints).reduce((all, [name, { delivered_at, silent_since }]) => {
    const delivered = delivered_at === undefined ? all : addDelivery(all, name, delivered_at, streak);
    return silent_since === undefined ? delivered : addSilence(delivered, name, silent_since);
  }, known.endpoints);
}
