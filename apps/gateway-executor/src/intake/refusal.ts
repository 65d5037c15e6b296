import type { ExecutionError } from '@linesman/contracts';
import { type FieldError, Problem } from '@linesman/service-kit';
import type { Execution } from '../ledger/execution.entity';

/** Errors that a waiting caller gets as a problem, with its status: nothing was done, and would not be done now. */
const statuses: Record<string, number> = {
  idempotency_key_required: 400,
  invalid_parameters: 400,
  not_permitted: 403,
  integration_not_found: 404,
  unknown_capability: 404,
  no_gateway: 404,
  integration_inactive: 409,
  integration_disconnected: 424,
  provider_unavailable: 503,
};

export const isRefusal = ({ code }: ExecutionError): boolean => code in statuses;

/** @param retry_after_ms when the next call may be made, where that is known. */
export function refusal(
  { code, message, cause, remedy, reconnect_url }: ExecutionError,
  retry_after_ms?: number,
): Problem {
  const advice = remedy ? { cause, remedy } : {};
  const link = reconnect_url ? { reconnect_url } : {};
  const retry = retry_after_ms === undefined ? {} : { retry_after: Math.ceil(retry_after_ms / 1_000) };
  const wrong = wrongField[code]?.(message);
  const errors = wrong ? { errors: [wrong] } : {};
  return new Problem(statuses[code] ?? 500, code.replaceAll('_', '-'), message, {
    ...errors,
    ...advice,
    ...link,
    ...retry,
  });
}

/** The field of the request that is wrong. A message about parameters begins with a pointer to the one that is meant. */
const wrongField: Record<string, (message: string) => FieldError> = {
  idempotency_key_required: (message) => ({ field: 'idempotency_key', message }),
  invalid_parameters: (message) => {
    const [pointer = '', ...words] = message.split(' ');
    return { field: pointer.replaceAll('/', '.'), message: words.join(' ') };
  },
};

export const tooLate = (): Problem =>
  new Problem(504, 'no-answer', 'The deadline had passed before the request was read. Nothing was done.');

export const notChecked = (): Problem =>
  new Problem(
    503,
    'service-unavailable',
    'Another caller made this request. Whether you may read its answer cannot be checked now.',
  );

export const otherRequest = ({ execution_id }: Execution): Problem =>
  new Problem(422, 'idempotency-conflict', 'This idempotency key belongs to another request. Use a new one.', {
    execution_id,
  });
