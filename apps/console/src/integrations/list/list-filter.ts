import { type HealthState, healthStates } from '@linesman/contracts';
import { textUpTo, uuidOf } from '../../pages/query-string';
import type { IntegrationQuery } from './load-integrations';
import { type State, states } from '../head/state-of';

/** The filter of the list of integrations, as its URL has it. */
export interface ListFilter {
  state?: State;
  connection?: string;
  /** A part of the customer's name, as typed. */
  customer?: string;
  customer_id?: string;
  name?: string;
  cursor?: string;
}

/** Ignores values that a filter cannot have: anybody may have written the URL. */
export const listFilter = (query: Record<string, unknown>): ListFilter => ({
  state: states.find((one) => one === query.state),
  connection: textUpTo(100, query.connection),
  customer: textUpTo(200, query.customer),
  customer_id: uuidOf(query.customer_id),
  name: textUpTo(200, query.name),
  cursor: textUpTo(1_000, query.cursor),
});

/** The states that the status-monitor alone knows. */
export const watchedState = (state?: State): HealthState | undefined => healthStates.find((one) => one === state);

/** The stored status to ask for, where the status-monitor does not know the state or does not answer. */
export const statusOf: Record<State, IntegrationQuery['status']> = {
  disconnected: 'error',
  never_worked: undefined,
  degraded: 'active',
  unknown: 'active',
  pending: 'pending_configuration',
  paused: 'inactive',
  healthy: 'active',
};
