import { type State, states } from '../model/state-of';
import { textOf } from '../pages/query-string';

/** What the list of integrations is narrowed down to. */
export interface ListFilter {
  state?: State;
  connection?: string;
  /** A part of the customer's name, as typed. */
  customer?: string;
  customer_id?: string;
  name?: string;
  cursor?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** From a query string that anybody may have written: what makes no sense is left out. */
export function listFilter(query: Record<string, unknown>): ListFilter {
  const text = (name: string, longest: number) => textOf(query[name]).slice(0, longest) || undefined;
  const id = text('customer_id', 40);
  return {
    state: states.find((one) => one === query.state),
    connection: text('connection', 100),
    customer: text('customer', 200),
    customer_id: id && UUID.test(id) ? id : undefined,
    name: text('name', 200),
    cursor: text('cursor', 1_000),
  };
}

/** The integrations' own status that a state goes with; the monitor tells `degraded` from `healthy`. */
export const statusOf: Record<State, string> = {
  disconnected: 'error',
  degraded: 'active',
  pending: 'pending_configuration',
  paused: 'inactive',
  healthy: 'active',
};
