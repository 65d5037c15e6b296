import type { Ask } from './ask';

const integration_id = 'b3c6f4a2-8f0e-4a57-9d0b-2f6f5f1f8a11';

it('types the parameters of built-in providers (the compiler checks this test)', () => {
  const asks: Ask[] = [];
  const ask = <C extends string>(it: Ask<C>) => asks.push(it);
  const parameters = { amount: '100.00', currency: 'usd' };
  ask({ integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: 'a' });
  ask({ integration_id, capability_code: 'SYNC_CONTACTS' });
  ask({ integration_id, capability_code: 'SOMEBODY_ELSES', parameters: { anything: 1 } });
  // @ts-expect-error a write needs its key
  const keyless: Ask<'PROCESS_PAYMENT'> = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters };
  // @ts-expect-error minor units are a number
  const worded: Ask<'PROCESS_PAYMENT'>['parameters'] = { amount_minor: '1', currency: 'usd' };
  // @ts-expect-error what is required cannot be left out
  const bare: Ask<'REFUND_PAYMENT'> = { integration_id, capability_code: 'REFUND_PAYMENT', idempotency_key: 'a' };
  expect([asks.length, keyless, worded, bare]).toHaveLength(4);
});
