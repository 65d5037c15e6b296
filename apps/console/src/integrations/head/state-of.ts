import type { Health, Integration } from '../../upstream/answers';

/** The state that pages show of an integration, most urgent first. */
export const states = ['disconnected', 'never_worked', 'degraded', 'pending', 'unknown', 'paused', 'healthy'] as const;
export type State = (typeof states)[number];

interface StateWords {
  label: string;
  /** What the state means, where nothing more exact is known. */
  says: string;
}

export const stateWords: Record<State, StateWords> = {
  disconnected: { label: 'Disconnected', says: 'No call works.' },
  never_worked: { label: 'Never worked', says: 'It was checked, and no call has succeeded yet.' },
  degraded: { label: 'Degraded', says: 'A part of it does not work.' },
  pending: { label: 'Not connected', says: 'Nobody has connected it yet.' },
  unknown: { label: 'Unknown', says: 'Nobody has checked lately whether it works.' },
  paused: { label: 'Paused', says: 'It is paused, and its health is not checked.' },
  healthy: { label: 'Healthy', says: 'Connected and working.' },
};

export interface ShownState {
  state: State;
  label: string;
  /** What the state means. */
  says: string;
  /** A sentence without a full stop; only while something is wrong. */
  cause?: string;
  since?: string;
  last_checked_at?: string;
  last_success_at?: string;
  /** When the credentials end and nothing renews them; only while that is near. */
  ends_at?: string;
  /** While most of the day's requests are used: how many. */
  requests_used?: string;
}

type Stored = Pick<Integration, 'status' | 'status_reason' | 'updated_at'>;
/** While the services are updated, an older process answers without the fields that may be absent here. */
type Watched = Pick<Health, 'status' | 'failure_reason' | 'status_since'> &
  Partial<
    Pick<
      Health,
      | 'state'
      | 'last_checked_at'
      | 'last_success_at'
      | 'credentials_end_at'
      | 'credentials_end_soon'
      | 'requests_near_limit'
    >
  >;

/** From the integration's own status and, where the status-monitor answers, its health. */
export function shownStateOf(integration: Stored, health?: Watched): ShownState {
  const state = stateOf(integration, health);
  const { label, says } = stateWords[state];
  return {
    state,
    label,
    says,
    cause: isFailing({ state }) ? (health?.failure_reason ?? integration.status_reason ?? undefined) : undefined,
    since: sinceOf(state, integration, health),
    last_checked_at: health?.last_checked_at ?? undefined,
    last_success_at: health?.last_success_at ?? undefined,
    ends_at: (health?.credentials_end_soon && health.credentials_end_at) || undefined,
    requests_used: health?.requests_near_limit ? requestsUsed(health.requests_near_limit) : undefined,
  };
}

const requestsUsed = ({ used, limit }: NonNullable<Health['requests_near_limit']>): string =>
  `${used.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')}`;

function stateOf({ status }: Stored, health?: Watched): State {
  if (status === 'pending_configuration') return 'pending';
  if (status === 'inactive') return 'paused';
  // The status-monitor sees a change first; the integration's own status follows.
  if (health) return health.state ?? health.status;
  return status === 'error' ? 'disconnected' : 'unknown';
}

/** Nobody knows since when a state is unknown. */
function sinceOf(state: State, { updated_at }: Stored, health?: Watched): string | undefined {
  if (state === 'unknown') return undefined;
  return (state !== 'paused' && health?.status_since) || updated_at;
}

/** The states in which somebody has to look at an integration. */
export const failingStates = ['disconnected', 'never_worked', 'degraded'] as const satisfies State[];

export const isFailing = ({ state }: { state: State }): boolean => failingStates.some((one) => one === state);

export interface StateCount {
  state: State;
  label: string;
  count: number;
}

export const countByState = (numbers: Record<State, number>): StateCount[] =>
  states.map((state) => ({ state, label: stateWords[state].label, count: numbers[state] }));
