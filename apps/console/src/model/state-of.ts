import type { HealthRow, IntegrationRow } from './integration-view';

/** What a person is shown of an integration; the order is that of urgency. */
export const states = ['disconnected', 'degraded', 'pending', 'paused', 'healthy'] as const;
export type State = (typeof states)[number];

export interface Standing {
  state: State;
  label: string;
  /** In a sentence, without a full stop; absent when all is well. */
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

/** From the integration's own status and, where it is known, its health. */
export function standingOf(integration: IntegrationRow, health?: HealthRow): Standing {
  const state = stateOf(integration, health);
  const troubled = state === 'disconnected' || state === 'degraded';
  return {
    state,
    label: labels[state],
    cause: troubled ? (health?.failure_reason ?? integration.status_reason ?? undefined) : undefined,
    since: (state !== 'paused' && health?.status_since) || integration.updated_at,
  };
}

function stateOf({ status }: IntegrationRow, health?: HealthRow): State {
  if (status === 'pending_configuration') return 'pending';
  if (status === 'inactive') return 'paused';
  // The monitor sees a change first; the integration's own status follows.
  if (health) return health.status;
  return status === 'error' ? 'disconnected' : 'healthy';
}
