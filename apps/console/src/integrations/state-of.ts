import type { Health, Integration } from '../upstream/answers';

/** The state that pages show of an integration, most urgent first. */
export const states = ['disconnected', 'degraded', 'pending', 'paused', 'healthy'] as const;
export type State = (typeof states)[number];

export interface ShownState {
  state: State;
  label: string;
  /** A sentence without a full stop; only while something is wrong. */
  cause?: string;
  since?: string;
}

const labels: Record<State, string> = {
  disconnected: 'Disconnected',
  degraded: 'Degraded',
  pending: 'Not connected yet',
  paused: 'Paused',
  healthy: 'Healthy',
};

type Stored = Pick<Integration, 'status' | 'status_reason' | 'updated_at'>;
type Watched = Pick<Health, 'status' | 'failure_reason' | 'status_since'>;

/** From the integration's own status and, where the status-monitor answers, its health. */
export function shownStateOf(integration: Stored, health?: Watched): ShownState {
  const state = stateOf(integration, health);
  const isFailing = state === 'disconnected' || state === 'degraded';
  return {
    state,
    label: labels[state],
    cause: isFailing ? (health?.failure_reason ?? integration.status_reason ?? undefined) : undefined,
    since: (state !== 'paused' && health?.status_since) || integration.updated_at,
  };
}

function stateOf({ status }: Stored, health?: Watched): State {
  if (status === 'pending_configuration') return 'pending';
  if (status === 'inactive') return 'paused';
  // The status-monitor sees a change first; the integration's own status follows.
  if (health) return health.status;
  return status === 'error' ? 'disconnected' : 'healthy';
}

export interface StateCount {
  state: State;
  count: number;
}

export const countByState = (integrations: readonly { state: State }[]): StateCount[] =>
  states.map((state) => ({ state, count: integrations.filter((one) => one.state === state).length }));
