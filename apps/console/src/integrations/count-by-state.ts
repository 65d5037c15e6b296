import { type State, states } from '../model/state-of';

export interface StateCount {
  state: State;
  count: number;
}

/** One count for each state, the most urgent first. */
export const countByState = (integrations: readonly { state: State }[]): StateCount[] =>
  states.map((state) => ({ state, count: integrations.filter((one) => one.state === state).length }));
