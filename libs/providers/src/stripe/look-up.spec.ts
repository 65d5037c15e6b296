import { onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import customer from './samples/customer.json';
import payment from './samples/payment-intent.json';
import refund from './samples/refund.json';

const metadata = { linesman_execution_id: 'ledger-0001' };
const list = (data: unknown[], has_more = false) => ({ body: { object: 'list', has_more, data } });

describe('What became of a write at Stripe', () => {
  const stripe = onLoopback(provider, {
    origins: ['https://api.stripe.com'],
    material: { type: 'api_key', secret: 'rk_conformance_9f3KQ7vTz2Lm' },
  });
  const lookUp = (code: string, parameters: Record<string, unknown>, asked = '2026-01-29T10:40:00Z') =>
    provider.look_up![code]!({ ...stripe.callOf(code, { parameters }), asked_at: new Date(asked) });
  const query = (n = 0) => Object.fromEntries(new URL(stripe.received()[n]?.path ?? '', 'http://x').searchParams);

  it('is found by the id of its execution, page by page, among objects since the request', async () => {
    stripe.answer(list([payment], true), list([{ ...payment, metadata }]));
    const asked = { amount: 100, currency: 'usd', customer_id: 'cus_NffrFeUfNV2Hib', payment_method_id: 'pm_1' };
    expect(await lookUp('PROCESS_PAYMENT', asked)).toEqual({
      done: {
        payment_id: payment.id,
        status: 'succeeded',
        amount: '100.00',
        amount_minor: 10_000,
        amount_received: '100.00',
        amount_received_minor: 10_000,
        currency: 'usd',
        customer_id: 'cus_NffrFeUfNV2Hib',
      },
    });
    const created = String(Date.parse('2026-01-29T10:35:00Z') / 1000);
    expect(query()).toEqual({ limit: '100', 'created[gte]': created, customer: 'cus_NffrFeUfNV2Hib' });
    expect(query(1)).toMatchObject({ starting_after: payment.id });
    expect(stripe.received().every(({ method }) => method === 'GET')).toBe(true);
  });

  it('was not done if the card was declined', async () => {
    stripe.answer(list([{ ...payment, metadata, status: 'requires_payment_method', amount_received: 0 }]));
    const asked = { amount: 100, currency: 'usd' };
    expect(await lookUp('PROCESS_PAYMENT', { ...asked, payment_method_id: 'pm_1' })).toEqual({ not_done: true });
    expect(await lookUp('PROCESS_PAYMENT', asked)).toMatchObject({ done: { status: 'requires_payment_method' } });
  });

  it('is searched among the refunds of its payment and the customers with its email address', async () => {
    stripe.answer(list([{ ...refund, metadata }]));
    expect(await lookUp('REFUND_PAYMENT', { payment_id: payment.id })).toMatchObject({
      done: { refund_id: refund.id, payment_id: payment.id },
    });
    expect(query()).toMatchObject({ payment_intent: payment.id });
    stripe.answer(list([{ ...customer, metadata }]));
    expect(await lookUp('CREATE_CUSTOMER_PROFILE', { email: 'bob@techcorp.example' })).toEqual({
      done: { customer_id: customer.id },
    });
    expect(query()).toMatchObject({ email: 'bob@techcorp.example' });
  });

  it('stays unknown if it is too early, and if the list is too long', async () => {
    stripe.answer(list([]));
    const asked = { amount: 1, currency: 'usd' };
    expect(await lookUp('PROCESS_PAYMENT', asked, '2026-01-29T10:44:45Z')).toBeUndefined();
    expect(await lookUp('PROCESS_PAYMENT', asked)).toEqual({ not_done: true });
    stripe.answer(list([payment], true));
    expect(await lookUp('PROCESS_PAYMENT', asked)).toBeUndefined();
    expect(stripe.received()).toHaveLength(50);
  });
});
