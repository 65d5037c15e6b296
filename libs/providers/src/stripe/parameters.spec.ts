import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import { manifest } from './manifest';

const versionOf = (code: string, version: number) =>
  manifest.capabilities.find((one) => one.capability_code === code && one.version === version)!;
const fits = (code: string, parameters: object) =>
  validateParameters(versionOf(code, 2).parameters_schema, parameters) === undefined;

it('takes exactly one of amount and amount_minor', () => {
  const currency = 'usd';
  expect(fits('PROCESS_PAYMENT', { amount: 100.0, currency })).toBe(true);
  expect(fits('PROCESS_PAYMENT', { amount: '100.00', currency })).toBe(true);
  expect(fits('PROCESS_PAYMENT', { amount_minor: 10_000, currency })).toBe(true);
  expect(fits('PROCESS_PAYMENT', { currency })).toBe(false);
  expect(fits('PROCESS_PAYMENT', { amount: 1, amount_minor: 100, currency })).toBe(false);
  expect(fits('PROCESS_PAYMENT', { amount: 1 })).toBe(false);
  const payment_id = 'pi_3MtwBwLkdIwHu7ix28a3tqPa';
  expect(fits('REFUND_PAYMENT', { payment_id })).toBe(true);
  expect(fits('REFUND_PAYMENT', { payment_id, amount: 1 })).toBe(false);
  expect(fits('REFUND_PAYMENT', { payment_id, amount: 1, amount_minor: 100, currency })).toBe(false);
});
