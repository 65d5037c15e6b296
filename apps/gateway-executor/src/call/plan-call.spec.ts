import { builtInProviders, type Providers } from '@linesman/providers';
import { isPlan, planCall } from './plan-call';

const providers: Providers = new Map(builtInProviders.map((it) => [it.manifest.code, it]));
const payment = {
  capability_code: 'PROCESS_PAYMENT',
  capability_version: null,
  parameters: { amount: 100, currency: 'usd' },
  idempotency_key: 'order-1',
};

it('takes the newest version when the request names none', () => {
  const plan = planCall(providers, 'stripe', payment);
  expect(isPlan(plan) && plan.capability.version).toBe(2);
});

it.each([
  ['a connection without a gateway', 'nothing', payment, 'no_gateway'],
  ['a capability it does not have', 'stripe', { ...payment, capability_code: 'FLY' }, 'unknown_capability'],
  ['a version it does not have', 'stripe', { ...payment, capability_version: 9 }, 'unknown_capability'],
  ['a write without a key', 'stripe', { ...payment, idempotency_key: null }, 'idempotency_key_required'],
  [
    'parameters that do not fit',
    'stripe',
    { ...payment, parameters: { amount: 0, currency: 'usd' } },
    'invalid_parameters',
  ],
])('refuses %s with a permanent error', (_, connection, asked, code) => {
  expect(planCall(providers, connection, asked)).toMatchObject({ class: 'permanent', code });
});

it('names the capability that no gateway performs, although the catalog may list it', () => {
  expect(planCall(providers, 'stripe', { ...payment, capability_code: 'FLY' })).toMatchObject({
    message: 'No gateway performs FLY for stripe.',
  });
  expect(planCall(providers, 'stripe', { ...payment, capability_version: 9 })).toMatchObject({
    message: 'No gateway performs PROCESS_PAYMENT in version 9 for stripe.',
  });
});

it('plans a read without a key', () => {
  const read = { ...payment, capability_code: 'SYNC_TRANSACTIONS', parameters: {}, idempotency_key: null };
  expect(isPlan(planCall(providers, 'stripe', read))).toBe(true);
});
