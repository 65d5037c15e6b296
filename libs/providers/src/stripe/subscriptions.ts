import type { GatewayCall, RecurringBillingOutput } from '@linesman/provider-kit';
import { amountFields, stripeAmount } from './amounts';
import { isObject, stripeGet, stripeWrite } from './dialect';
import { type Customer, markOf } from './payments';

export interface Subscription {
  id: string;
  object: 'subscription' | 'subscription_schedule';
  status: string;
  customer: string;
}

interface Price {
  id: string;
}

/** The version of amounts: docs/adr/0018. */
const AMOUNTS = 2;

/**
 * Makes a price of this customer's own, then the subscription; with a first day, a schedule that starts it. Stripe keeps
 * the answer of each step under a key of its own. See docs.stripe.com/api/subscriptions/create and
 * docs.stripe.com/api/subscription_schedules/create: price_data there takes no product that does not exist yet.
 */
export async function createSubscription(call: GatewayCall): Promise<RecurringBillingOutput> {
  const unit_amount = unitsOf(call);
  const customer = await customerOf(call);
  const price = await createPrice(call, unit_amount);
  const made =
    call.parameters.starts_on === undefined
      ? await begin(call, customer, price)
      : await schedule(call, customer, price);
  return outputOfSubscription(call, made);
}

async function customerOf(call: GatewayCall): Promise<string> {
  const { customer_id, payer } = call.parameters as { customer_id?: string; payer?: { email?: string } };
  if (!customer_id) return createPayer(call);
  if (payer?.email) await addEmail(call, customer_id, payer.email);
  return customer_id;
}

/** Stripe emails no invoices to a customer without an address. One that it has is not changed. */
async function addEmail(call: GatewayCall, customer: string, email: string): Promise<void> {
  const path = `/customers/${encodeURIComponent(customer)}`;
  const isCustomer = isObject<Customer>('customer');
  if ((await stripeGet(call, path, isCustomer)).email) return;
  await stripeWrite(call, { path, form: { email }, idempotency_key: `${call.idempotency_key}-email` }, isCustomer);
}

async function createPayer(call: GatewayCall): Promise<string> {
  const { email, name, phone } = call.parameters.payer as Record<string, string | undefined>;
  const form = { email, name, phone, ...markOf(call) };
  const write = { path: '/customers', form, idempotency_key: `${call.idempotency_key}-customer` };
  return (await stripeWrite(call, write, isObject<Customer>('customer'))).id;
}

async function createPrice(call: GatewayCall, unit_amount: number): Promise<string> {
  const { currency, interval, interval_count, description = 'Subscription' } = call.parameters;
  const form = {
    unit_amount,
    currency: String(currency).toLowerCase(),
    'recurring[interval]': interval,
    'recurring[interval_count]': interval_count,
    'product_data[name]': description,
    ...markOf(call),
  };
  const write = { path: '/prices', form, idempotency_key: `${call.idempotency_key}-price` };
  return (await stripeWrite(call, write, isObject<Price>('price'))).id;
}

function begin(call: GatewayCall, customer: string, price: string): Promise<Subscription> {
  const { description, payment_method_id } = call.parameters;
  const form = {
    customer,
    'items[0][price]': price,
    description,
    ...(payment_method_id === undefined
      ? { collection_method: 'send_invoice', days_until_due: daysUntilDue(call) }
      : {
          collection_method: 'charge_automatically',
          default_payment_method: payment_method_id,
          // Otherwise a subscription whose first payment fails stays for a day, and then ends by itself.
          payment_behavior: 'error_if_incomplete',
          off_session: true,
        }),
    ...markOf(call),
  };
  return stripeWrite(call, { path: '/subscriptions', form }, isObject<Subscription>('subscription'));
}

/** After its only phase the schedule releases the subscription, which goes on. */
function schedule(call: GatewayCall, customer: string, price: string): Promise<Subscription> {
  const { starts_on, description, payment_method_id } = call.parameters;
  const settings = 'default_settings';
  const form = {
    customer,
    start_date: Date.parse(String(starts_on)) / 1_000,
    end_behavior: 'release',
    'phases[0][items][0][price]': price,
    'phases[0][iterations]': 1,
    [`${settings}[description]`]: description,
    ...(payment_method_id === undefined
      ? {
          [`${settings}[collection_method]`]: 'send_invoice',
          [`${settings}[invoice_settings][days_until_due]`]: daysUntilDue(call),
        }
      : {
          [`${settings}[collection_method]`]: 'charge_automatically',
          [`${settings}[default_payment_method]`]: payment_method_id,
        }),
    ...markOf(call),
  };
  return stripeWrite(call, { path: '/subscription_schedules', form }, isObject<Subscription>('subscription_schedule'));
}

const daysUntilDue = ({ parameters: { days_until_due = 14 } }: GatewayCall) => days_until_due;
const unitsOf = (call: GatewayCall): number => stripeAmount({ ...call, capability_version: AMOUNTS })!;

export function outputOfSubscription(
  call: GatewayCall,
  { id, status, customer }: Subscription,
): RecurringBillingOutput {
  const { currency, interval, interval_count = 1, starts_on = null } = call.parameters;
  return {
    billing_id: id,
    status,
    customer_id: customer,
    ...amountFields(AMOUNTS, 'amount', unitsOf(call), String(currency)),
    currency: String(currency).toLowerCase(),
    interval,
    interval_count,
    starts_on,
  };
}
