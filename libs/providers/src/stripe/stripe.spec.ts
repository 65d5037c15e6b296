import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import account from './samples/account.json';
import transactions from './samples/balance-transactions.json';
import declined from './samples/card-declined.json';
import customer from './samples/customer.json';
import invalidKey from './samples/invalid-key.json';
import payment from './samples/payment-intent.json';
import refund from './samples/refund.json';

const payWithCard = {
  amount: 10_000,
  currency: 'USD',
  customer_id: 'cus_NffrFeUfNV2Hib',
  payment_method_id: 'pm_1MtwBwLkdIwHu7ix28a3tqPa',
};

const samples: ProviderSamples = {
  origins: ['https://api.stripe.com'],
  material: { type: 'api_key', secret: 'rk_conformance_9f3KQ7vTz2Lm' },
  capabilities: {
    PROCESS_PAYMENT: {
      parameters: payWithCard,
      answers: [{ body: payment }],
      output: {
        payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
        status: 'succeeded',
        amount: 10_000,
        amount_received: 10_000,
        currency: 'usd',
        customer_id: 'cus_NffrFeUfNV2Hib',
      },
    },
    REFUND_PAYMENT: {
      parameters: { payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa', amount: 2_500, reason: 'requested_by_customer' },
      answers: [{ body: refund }],
      output: {
        refund_id: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
        status: 'succeeded',
        amount: 2_500,
        currency: 'usd',
        payment_id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
      },
    },
    CREATE_CUSTOMER_PROFILE: {
      parameters: { email: 'bob.smith@techcorp.example', name: 'Bob Smith' },
      answers: [{ body: customer }],
      output: { customer_id: 'cus_NffrFeUfNV2Hib' },
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
  ],
};

describeProvider(provider, samples);

describe('Stripe', () => {
  const stripe = onLoopback(provider, samples);

  it('sends the idempotency key, and the amount unchanged', async () => {
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
    expect(await stripe.run('PROCESS_PAYMENT', { amount: 500, currency: 'eur' })).toMatchObject({
      status: 'requires_payment_method',
      amount_received: 0,
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
});
