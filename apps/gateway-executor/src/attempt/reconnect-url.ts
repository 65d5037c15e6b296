import type { Cause, ExecutionError } from '@linesman/contracts';
import type { Outcome } from '../ledger/outcome';

/** Nothing works after these until a person connects the integration again. */
const disconnecting: Cause[] = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'refresh_interrupted',
];

export const reconnectUrl = (origin: string, integration_id: string): string =>
  `${origin}/integrations/${integration_id}`;

const isDisconnected = ({ code, cause }: ExecutionError): boolean =>
  code === 'integration_disconnected' || disconnecting.includes(cause);

/** The error of a disconnected integration names the page on which a person connects it again. */
export const withReconnectUrl = (outcome: Outcome, reconnect_url: string): Outcome =>
  outcome.kind === 'failed' && isDisconnected(outcome.error)
    ? { ...outcome, error: { ...outcome.error, reconnect_url } }
    : outcome;
