import { createHmac } from 'node:crypto';
import {
  describeProvider,
  failureOf,
  onLoopback,
  type ProviderSamples,
  type WebhookSamples,
} from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import account from './samples/account.json';
import transactions from './samples/balance-transactions.json';
import declined from './samples/card-declined.json';
import customer from './samples/customer.json';
import invalidKey from './samples/invalid-key.json';
import lacking from './samples/lacking-permission.json';
import payment from './samples/payment-intent.json';
import price from './samples/price.json';
import refund from './samples/refund.json';
import subscription from './samples/subscription.json';

const payWithCard = {
  amount: 100.0,
  currency: 'USD',
  customer_id: 'cus_NffrFeUfNV2Hib',
  payment_method_id: 'pm_1MtwBwLkdIwHu7ix28a3tqPa',
};

const paid = {
  payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
  status: 'succeeded',
  currency: 'usd',
  customer_id: 'cus_NffrFeUfNV2Hib',
};
const refundPart = { payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa', reason: 'requested_by_customer' };
const refunded = {
  refund_id: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
  status: 'succeeded',
  currency: 'usd',
  payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
};

const monthly = { customer_id: 'cus_NffrFeUfNV2Hib', amount: '100.00', currency: 'USD', interval: 'month' };

const secondsOf = (at: Date) => at.getTime() / 1_000;
const event = (type: string) => (account: string, id: string, at: Date) => ({
  id,
  type,
  account,
  created: secondsOf(at),
});

const endpoint_secret = 'whsec_conformance';
const webhook: WebhookSamples = {
  verifier: endpoint_secret,
  sign(body, at, by) {
    const [timestamp, old] = [secondsOf(at), '0'.repeat(64)];
    const hmac = createHmac('sha256', by === 'provider' ? endpoint_secret : 'somebody');
    const v1 = hmac.update(`${timestamp}.${body}`).digest('hex');
    // While a secret is replaced, Stripe signs with both. Test events have a v0 too, which does not count.
    return { headers: { 'stripe-signature': `t=${timestamp},v1=${old},v1=${v1},v0=${old}` }, body };
  },
  pushes: [{ sent: event('account.application.deauthorized'), event: 'account.application.deauthorized' }],
  others: [
    event('account.updated'),
    () => ({ object: 'event', type: 'charge.succeeded' }),
    () => ({ object: 'event' }),
  ],
  changes: ['charge.succeeded', 'charge.refunded', 'balance.available', 'payout.created'].map((type) => ({
    sent: event(type),
    capability_code: 'SYNC_TRANSACTIONS',
  })),
};

const samples: ProviderSamples = {
  webhook,
  origins: ['https://api.stripe.com'],
  material: { type: 'api_key', secret: 'rk_conformance_9f3KQ7vTz2Lm' },
  capabilities: {
    PROCESS_PAYMENT: {
      parameters: payWithCard,
      answers: [{ body: payment }],
      output: {
        ...paid,
        amount: '100.00',
        amount_minor: 10_000,
        amount_received: '100.00',
        amount_received_minor: 10_000,
      },
    },
    'PROCESS_PAYMENT@1': {
      parameters: { ...payWithCard, amount: 10_000 },
      answers: [{ body: payment }],
      output: { ...paid, amount: 10_000, amount_received: 10_000 },
    },
    REFUND_PAYMENT: {
      parameters: { ...refundPart, amount: '25.00', currency: 'USD' },
      answers: [{ body: payment }, { body: refund }],
      output: { ...refunded, amount: '25.00', amount_minor: 2_500 },
    },
    'REFUND_PAYMENT@1': {
      parameters: { ...refundPart, amount: 2_500 },
      answers: [{ body: refund }],
      output: { ...refunded, amount: 2_500 },
    },
    CREATE_CUSTOMER_PROFILE: {
      parameters: { email: 'bob.smith@techcorp.example', name: 'Bob Smith' },
      answers: [{ body: customer }],
      output: { customer_id: 'cus_NffrFeUfNV2Hib' },
    },
    CREATE_SUBSCRIPTION: {
      parameters: monthly,
      answers: [{ body: price }, { body: subscription }],
      output: {
        billing_id: subscription.id,
        status: 'active',
        customer_id: 'cus_NffrFeUfNV2Hib',
        amount: '100.00',
        amount_minor: 10_000,
        currency: 'usd',
        interval: 'month',
        interval_count: 1,
        starts_on: null,
      },
    },
    SYNC_TRANSACTIONS: {
      parameters: { since: '2026-01-29T00:00:00Z' },
      answers: [{ body: transactions }],
      output: {
        records: [
          {
            external_id: 'txn_1MiN3gLkdIwHu7ixxapQrznl',
            data: {
              type: 'charge',
              amount: 10_000,
              fee: 320,
              net: 9_680,
              currency: 'usd',
              status: 'available',
              source_id: 'ch_1MiN3gLkdIwHu7ixNCZvFdgA',
              occurred_at: '2026-01-29T10:45:00.000Z',
            },
          },
        ],
        skipped: [{ external_id: 'txn_1MiN3gLkdIwHu7ixxapQrzn2', reason: 'has no amount, currency or time' }],
        cursor: '1769683440 0 0 ',
        complete: true,
      },
    },
  },
  healthy: { body: account },
  identify: {
    answer: { body: account },
    account: { account_id: 'acct_1Nv0FGQ9RKHgCVdK', account_name: 'TechCorp Payments' },
  },
  refusals: [
    { answer: { status: 401, body: invalidKey }, failure: { class: 'permanent', cause: 'api_key_rejected' } },
    {
      answer: { status: 402, body: declined },
      failure: { class: 'permanent', cause: 'bad_request', code: 'insufficient_funds' },
    },
    {
      answer: { status: 403, body: lacking },
      failure: { cause: 'insufficient_scope', missing_scope: 'rak_balance_read' },
    },
  ],
};

describeProvider(provider, samples);

describe('Stripe', () => {
  const stripe = onLoopback(provider, samples);

  it('sends the idempotency key, and 100.00 as 10000 cents', async () => {
    stripe.answer({ body: payment });
    await stripe.run('PROCESS_PAYMENT', payWithCard);
    const [request] = stripe.received();
    expect(request).toMatchObject({ method: 'POST', path: '/v1/payment_intents' });
    expect(request?.headers['idempotency-key']).toBe('ledger-0001');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      amount: '10000',
      currency: 'usd',
      customer: 'cus_NffrFeUfNV2Hib',
      payment_method: 'pm_1MtwBwLkdIwHu7ix28a3tqPa',
      confirm: 'true',
      off_session: 'true',
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      'metadata[linesman_execution_id]': 'ledger-0001',
    });
  });

  it('opens a payment that the customer completes if there is no payment method', async () => {
    stripe.answer({ body: { ...payment, status: 'requires_payment_method', amount_received: 0, customer: null } });
    expect(await stripe.run('PROCESS_PAYMENT', { amount_minor: 500, currency: 'eur' })).toMatchObject({
      status: 'requires_payment_method',
      amount_received_minor: 0,
    });
    const form = Object.fromEntries(new URLSearchParams(stripe.received()[0]?.body));
    expect(form).toEqual({
      amount: '500',
      currency: 'eur',
      'automatic_payment_methods[enabled]': 'true',
      'metadata[linesman_execution_id]': 'ledger-0001',
    });
  });

  it("reports the bank's code for a declined card", async () => {
    stripe.answer({ status: 402, body: declined });
    expect(await failureOf(stripe.run('PROCESS_PAYMENT', payWithCard))).toMatchObject({
      class: 'permanent',
      code: 'insufficient_funds',
      message: 'Stripe: Your card has insufficient funds.',
    });
  });

  it('tries again later if a request with the same key is under way', async () => {
    const inFlight = { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'In use.' } };
    stripe.answer({ status: 409, body: inFlight });
    expect(await failureOf(stripe.run('PROCESS_PAYMENT', payWithCard))).toMatchObject({
      class: 'transient',
      cause: 'busy',
    });
  });

  const sent = async (parameters: Record<string, unknown>) => {
    stripe.answer({ body: payment });
    await stripe.run('PROCESS_PAYMENT', parameters);
    return new URLSearchParams(stripe.received()[0]?.body).get('amount');
  };

  it.each([
    ['19.99', 'eur', '1999'],
    [5, 'jpy', '5'],
    [5, 'isk', '500'],
    [5, 'ugx', '500'],
    ['250.50', 'idr', '25050'],
    ['5.12', 'kwd', '5120'],
  ])('sends %s %s as %s', async (amount, currency, minor) => {
    expect(await sent({ amount, currency })).toBe(minor);
    expect(await sent({ amount_minor: Number(minor), currency })).toBe(minor);
  });

  it.each([
    [19.999, 'eur'],
    [0.1 + 0.2, 'usd'],
    [5.5, 'jpy'],
    [5.5, 'isk'],
    ['5.124', 'kwd'],
    ['1000000.00', 'usd'],
    ['1.2.3', 'usd'],
  ])('sends nothing for %s %s', async (amount, currency) => {
    stripe.answer({ body: payment });
    const failure = await failureOf(stripe.run('PROCESS_PAYMENT', { amount, currency }));
    expect(failure).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
    expect(stripe.received()).toEqual([]);
  });

  it('refunds no amount of another currency than the payment’s', async () => {
    stripe.answer({ body: payment });
    const failure = await failureOf(stripe.run('REFUND_PAYMENT', { ...refundPart, amount: 25, currency: 'JPY' }));
    expect(failure).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
    expect(stripe.received().map(({ method }) => method)).toEqual(['GET']);
  });
});
