import type { ExecutionError } from '@linesman/contracts';
import { refusal } from './refusal';

const errorsOf = (code: string, message: string): unknown =>
  refusal({ code, message } as ExecutionError).document.errors;

it('names the field of a request that is wrong', () => {
  const text = "parameters/amount must have required property 'amount'";
  expect(errorsOf('invalid_parameters', text)).toEqual([
    { field: 'parameters.amount', message: "must have required property 'amount'" },
  ]);
  const needed = 'PROCESS_PAYMENT writes: send an idempotency_key.';
  expect(errorsOf('idempotency_key_required', needed)).toEqual([{ field: 'idempotency_key', message: needed }]);
  expect(errorsOf('not_permitted', 'No.')).toBeUndefined();
});
