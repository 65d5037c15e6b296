import type { Cause, ExecutionError } from '@linesman/contracts';
import type { Outcome } from './outcome';

/** After these nothing works until a person connects it again. */
const lost: Cause[] = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'refresh_interrupted',
];

export const reconnectUrl = (origin: string, integration_id: string): string =>
  `${origin}/integrations/${integration_id}`;

const isDisconnected = ({ code, cause }: ExecutionError): boolean =>
  code === 'integration_disconnected' || lost.includes(cause);

/** What fails because its integration is disconnected says where that is mended. */
export const tellingWhere = (outcome: Outcome, reconnect_url: string): Outcome =>
  outcome.kind === 'failed' && isDisconnected(outcome.error)
    ? { ...outcome, error: { ...outcome.error, reconnect_url } }
    : outcome;
