import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import customer from './samples/customer.json';
import price from './samples/price.json';
import subscription from './samples/subscription.json';
import schedule from './samples/subscription-schedule.json';

const metadata = { linesman_execution_id: 'ledger-0001' };
const marked = { 'metadata[linesman_execution_id]': 'ledger-0001' };
const monthly = { amount: '100.00', currency: 'USD', interval: 'month', description: 'Gold plan' };
const customer_id = 'cus_NffrFeUfNV2Hib';

describe('Recurring billing through Stripe', () => {
  const stripe = onLoopback(provider, {
    origins: ['https://api.stripe.com'],
    material: { type: 'api_key', secret: 'rk_conformance_9f3KQ7vTz2Lm' },
  });
  const sent = () =>
    stripe.received().map(({ path, headers, body }) => ({
      path,
      key: headers['idempotency-key'],
      form: Object.fromEntries(new URLSearchParams(body)),
    }));

  it('makes a price of 100.00 a month and a subscription that Stripe emails invoices for', async () => {
    stripe.answer({ body: price }, { body: subscription });
    await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, customer_id });
    expect(sent()).toEqual([
      {
        path: '/v1/prices',
        key: 'ledger-0001-price',
        form: {
          unit_amount: '10000',
          currency: 'usd',
          'recurring[interval]': 'month',
          'product_data[name]': 'Gold plan',
          ...marked,
        },
      },
      {
        path: '/v1/subscriptions',
        key: 'ledger-0001',
        form: {
          customer: customer_id,
          'items[0][price]': price.id,
          description: 'Gold plan',
          collection_method: 'send_invoice',
          days_until_due: '14',
          ...marked,
        },
      },
    ]);
  });

  it('charges a payment method each period, and sets nothing up if the first payment fails', async () => {
    stripe.answer({ body: price }, { body: subscription });
    await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, customer_id, payment_method_id: 'pm_1' });
    expect(sent()[1]?.form).toMatchObject({
      collection_method: 'charge_automatically',
      default_payment_method: 'pm_1',
      payment_behavior: 'error_if_incomplete',
    });
  });

  it('makes the customer first if Stripe does not know who pays', async () => {
    stripe.answer({ body: customer }, { body: price }, { body: subscription });
    const payer = { email: 'bob@techcorp.example', name: 'TechCorp' };
    await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, payer });
    expect(sent()[0]).toEqual({ path: '/v1/customers', key: 'ledger-0001-customer', form: { ...payer, ...marked } });
    expect(sent()[2]?.form.customer).toBe(customer.id);
  });

  it('adds the address of the payer to a customer that has none', async () => {
    const payer = { email: 'bob@techcorp.example' };
    stripe.answer({ body: { ...customer, email: null } }, { body: customer }, { body: price }, { body: subscription });
    await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, customer_id, payer });
    expect(sent()[1]).toEqual({ path: `/v1/customers/${customer_id}`, key: 'ledger-0001-email', form: payer });
    stripe.answer({ body: { ...customer, email: 'ada@techcorp.example' } }, { body: price }, { body: subscription });
    await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, customer_id, payer });
    expect(sent().map(({ path }) => path)).toEqual([`/v1/customers/${customer_id}`, '/v1/prices', '/v1/subscriptions']);
  });

  it('schedules a subscription that begins on a later day and goes on for ever', async () => {
    stripe.answer({ body: price }, { body: schedule });
    const starts_on = '2026-12-01';
    const output = await stripe.run('CREATE_SUBSCRIPTION', { ...monthly, customer_id, starts_on });
    expect(output).toMatchObject({ billing_id: schedule.id, status: 'not_started', starts_on });
    expect(sent()[1]).toMatchObject({
      path: '/v1/subscription_schedules',
      form: {
        start_date: String(Date.UTC(2026, 11, 1) / 1_000),
        end_behavior: 'release',
        'phases[0][items][0][price]': price.id,
        'phases[0][iterations]': '1',
        'default_settings[collection_method]': 'send_invoice',
        'default_settings[invoice_settings][days_until_due]': '14',
      },
    });
  });

  it('sends nothing for an amount that the currency does not have', async () => {
    stripe.answer({ body: customer });
    const asked = { ...monthly, amount: '100.001', payer: { name: 'TechCorp' } };
    expect(await failureOf(stripe.run('CREATE_SUBSCRIPTION', asked))).toMatchObject({ code: 'invalid_parameters' });
    expect(stripe.received()).toEqual([]);
  });

  it('finds the subscription or the schedule whose answer was lost', async () => {
    const lookUp = (parameters: object) =>
      provider.look_up!.CREATE_SUBSCRIPTION!({
        ...stripe.callOf('CREATE_SUBSCRIPTION', { parameters: { ...monthly, customer_id, ...parameters } }),
        asked_at: new Date('2026-01-29T10:40:00Z'),
      });
    const list = (data: unknown[]) => ({ body: { object: 'list', has_more: false, data } });
    stripe.answer(list([{ ...subscription, metadata }]));
    expect(await lookUp({})).toMatchObject({ done: { billing_id: subscription.id } });
    expect(stripe.received()[0]?.path).toMatch(/^\/v1\/subscriptions\?.*status=all/);
    stripe.answer(list([{ ...schedule, metadata }]));
    expect(await lookUp({ starts_on: '2026-12-01' })).toMatchObject({ done: { billing_id: schedule.id } });
    stripe.answer(list([]));
    expect(await lookUp({})).toEqual({ not_done: true });
  });
});
