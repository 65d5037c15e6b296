import type { ExecutionError } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import type { Execution } from '../ledger/execution.entity';

/** Errors that a waiting caller gets as a problem, with its status: nothing was done, and the caller has to change something. */
const statuses: Record<string, number> = {
  idempotency_key_required: 400,
  invalid_parameters: 400,
  not_permitted: 403,
  integration_not_found: 404,
  unknown_capability: 404,
  no_gateway: 404,
  integration_inactive: 409,
  integration_disconnected: 424,
};

export const isRefusal = ({ code }: ExecutionError): boolean => code in statuses;

export function refusal({ code, message }: ExecutionError, reconnectUrl: string): Problem {
  const more = code === 'integration_disconnected' ? { reconnect_url: reconnectUrl } : {};
  return new Problem(statuses[code] ?? 500, code.replaceAll('_', '-'), message, more);
}

export const inProgress = ({ execution_id }: Execution): Problem =>
  new Problem(409, 'in-progress', 'This request is being executed at this moment. Ask again in a few seconds.', {
    execution_id,
  });

export const otherRequest = ({ execution_id }: Execution): Problem =>
  new Problem(422, 'idempotency-conflict', 'This idempotency key belongs to another request. Use a new one.', {
    execution_id,
  });
