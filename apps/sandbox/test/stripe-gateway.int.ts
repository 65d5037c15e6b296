import { createHttp, type GatewayCall } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import Stripe from 'stripe';
import { TestSandbox } from './test-sandbox';

const provider = builtInProviders.find(({ manifest }) => manifest.code === 'stripe')!;

describe('Stripe, written to by the gateway and read by its own SDK', () => {
  let world: TestSandbox;
  let stripe: Stripe;
  let api_key: string;
  beforeAll(async () => {
    world = await TestSandbox.open();
    const { accounts } = await world.control<{ accounts: { api_key: string }[] }>('GET', 'accounts?provider=stripe');
    api_key = accounts[0]!.api_key;
    const { hostname, port } = new URL(world.origin);
    const prefixed = ((url: string, init: RequestInit) =>
      fetch(url.replace('/v1/', '/stripe/v1/'), init)) as typeof fetch;
    const httpClient = Stripe.createFetchHttpClient(prefixed);
    stripe = new Stripe(api_key, { host: hostname, port, protocol: 'http', httpClient, maxNetworkRetries: 0 });
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const callOf = (
    capability_code: string,
    idempotency_key: string,
    parameters: GatewayCall['parameters'],
  ): GatewayCall => ({
    http: createHttp({ origins: { 'https://api.stripe.com': `${world.origin}/stripe` } }),
    now: () => new Date(),
    material: { type: 'api_key', secret: api_key },
    config: {},
    capability_code,
    capability_version: Math.max(
      ...provider.manifest.capabilities.filter((it) => it.capability_code === capability_code).map((it) => it.version),
    ),
    parameters,
    idempotency_key,
  });
  const became = (call: GatewayCall): Promise<unknown> =>
    provider.look_up![call.capability_code]!({ ...call, asked_at: new Date(Date.now() - 60_000) });

  it('creates a customer, charges their card and refunds it, each marked with its execution', async () => {
    const email = 'jo@brightwater.example';
    const profile = callOf('CREATE_CUSTOMER_PROFILE', 'execution-1', { email, name: 'Jo', phone: '+15550100' });
    expect(await became(profile)).toEqual({ not_done: true });
    const created = await provider.gateway(profile);
    expect(await became(profile)).toEqual({ done: created });
    const customer_id = created['customer_id'] as string;
    expect(await stripe.customers.retrieve(customer_id)).toMatchObject({
      email,
      name: 'Jo',
      phone: '+15550100',
      metadata: { linesman_execution_id: 'execution-1' },
    });

    const money = { amount: 25.0, currency: 'EUR', customer_id, payment_method_id: 'pm_card_visa' };
    const payment = callOf('PROCESS_PAYMENT', 'execution-2', money);
    const paid = await provider.gateway(payment);
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: '25.00', currency: 'eur', customer_id });
    expect(await became(payment)).toEqual({ done: paid });
    const payment_id = paid['payment_id'] as string;
    expect(await stripe.paymentIntents.retrieve(payment_id)).toMatchObject({
      metadata: { linesman_execution_id: 'execution-2' },
      customer: customer_id,
    });

    const refund = callOf('REFUND_PAYMENT', 'execution-3', { payment_id, amount: '5.00', currency: 'EUR' });
    const refunded = await provider.gateway(refund);
    expect(await became(refund)).toEqual({ done: refunded });
    expect(await stripe.refunds.retrieve(refunded['refund_id'] as string)).toMatchObject({
      amount: 500,
      payment_intent: payment_id,
      status: 'succeeded',
      metadata: { linesman_execution_id: 'execution-3' },
    });
    const { data } = await stripe.balanceTransactions.list({ limit: 10 });
    expect(data.map(({ type, amount }) => [type, amount])).toEqual([
      ['refund', -500],
      ['charge', 2_500],
    ]);
  });

  it('finds out what became of a payment whose answer was lost', async () => {
    const money = { amount: '9.00', currency: 'EUR', payment_method_id: 'pm_card_visa' };
    const payment = callOf('PROCESS_PAYMENT', 'execution-4', money);
    await world.turnOn('stripe', 'lost_answer', { path: 'payment_intents', times: 1 });
    await expect(provider.gateway(payment)).rejects.toMatchObject({ failure: { may_have_acted: true } });
    expect(await became(payment)).toMatchObject({ done: { status: 'succeeded', amount: '9.00' } });
    expect(await became({ ...payment, idempotency_key: 'execution-5' })).toEqual({ not_done: true });
  });

  it('bills a customer each month, now or from a later day, with invoices or a payment method', async () => {
    const payer = { email: 'jo@brightwater.example', name: 'Jo' };
    const monthly = { payer, amount: '25.00', currency: 'EUR', interval: 'month', description: 'Gold plan' };
    const now = callOf('CREATE_SUBSCRIPTION', 'execution-7', monthly);
    expect(await became(now)).toEqual({ not_done: true });
    const billed = await provider.gateway(now);
    expect(await became(now)).toEqual({ done: billed });
    expect(await provider.gateway(now)).toEqual(billed);
    const customer_id = billed['customer_id'] as string;
    const subscription = await stripe.subscriptions.retrieve(billed['billing_id'] as string);
    expect(subscription).toMatchObject({
      customer: customer_id,
      status: 'active',
      collection_method: 'send_invoice',
      days_until_due: 14,
      metadata: { linesman_execution_id: 'execution-7' },
    });
    expect(subscription.items.data[0]!.price).toMatchObject({
      unit_amount: 2_500,
      currency: 'eur',
      recurring: { interval: 'month', interval_count: 1 },
    });
    expect((await stripe.subscriptions.list({ customer: customer_id })).data).toHaveLength(1);

    const later = { ...monthly, customer_id, starts_on: '2027-01-01', payment_method_id: 'pm_card_visa' };
    const scheduled = callOf('CREATE_SUBSCRIPTION', 'execution-8', later);
    const planned = await provider.gateway(scheduled);
    expect(await became(scheduled)).toEqual({ done: planned });
    expect(await stripe.subscriptionSchedules.retrieve(planned['billing_id'] as string)).toMatchObject({
      customer: customer_id,
      status: 'not_started',
      end_behavior: 'release',
      phases: [{ start_date: Date.UTC(2027, 0, 1) / 1_000 }],
      default_settings: { collection_method: 'charge_automatically', default_payment_method: 'pm_card_visa' },
    });
  });

  it('reports that nothing was paid with a declined card', async () => {
    const money = { amount: '9.00', currency: 'EUR', payment_method_id: 'pm_card_chargeDeclined' };
    const payment = callOf('PROCESS_PAYMENT', 'execution-6', money);
    await expect(provider.gateway(payment)).rejects.toMatchObject({ failure: { code: 'generic_decline' } });
    expect(await became(payment)).toEqual({ not_done: true });
  });

  it('creates and confirms a payment intent as the SDK sends it', async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 700,
      currency: 'eur',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { order: '7' },
    });
    expect(intent).toMatchObject({ status: 'requires_payment_method', metadata: { order: '7' } });
    const confirmed = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(confirmed).toMatchObject({ status: 'succeeded', amount_received: 700 });
    const since = { gte: intent.created, lte: intent.created + 60 };
    expect((await stripe.paymentIntents.list({ created: since })).data.map(({ id }) => id)).toContain(intent.id);
    expect((await stripe.paymentIntents.list({ created: { lt: intent.created - 60 } })).data).toEqual([]);
  });
});
