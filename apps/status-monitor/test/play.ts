import type { Cause, Observation } from '@linesman/contracts';
import { applyObservation, type Transition } from '../src/health/apply-observation';
import { defaultPolicy } from '../src/health/cause-table';
import { initialState, type MachineState } from '../src/health/machine-state';

export const start = Date.parse('2026-01-29T10:00:00Z');

export const seen = (second: number, more: Partial<Observation> & { cause?: Cause } = {}): Observation => ({
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  source: 'execution',
  outcome: more.cause ? 'failure' : 'success',
  started_at: new Date(start + second * 1000).toISOString(),
  credential_version: 2,
  ...more,
});

export function play(observations: Observation[], from: MachineState = initialState(2)) {
  const transitions: Transition[] = [];
  const state = observations.reduce((before, observation) => {
    const { state: after, transition } = applyObservation(before, observation, defaultPolicy);
    if (transition) transitions.push(transition);
    return after;
  }, from);
  return { state, transitions, status: state.health.status };
}
