import { foundNothing, type LookUp, type LookUpCall } from '@linesman/provider-kit';
import { isObjectList, stripeGet } from './dialect';
import { executionKey, outputOfCustomer, outputOfPayment, outputOfRefund } from './payments';
import type { Customer, PaymentIntent, Refund } from './payments';
import { outputOfSubscription, type Subscription } from './subscriptions';

type Marked = { id: string; metadata?: Record<string, string> | null };

const skewSeconds = 300;
const mostPages = 50;

export const lookUpPayment: LookUp = async (call) => {
  const { customer_id, payment_method_id } = call.parameters;
  const found = await find<PaymentIntent>(call, 'payment_intents', 'payment_intent', { customer: customer_id });
  if (!found || found === 'none') return absent(found);
  // After a declined card the intent stays open for another card.
  const declined = payment_method_id !== undefined && found.status === 'requires_payment_method';
  return declined ? { not_done: true } : { done: outputOfPayment(call, found) };
};

export const lookUpRefund: LookUp = async (call) => {
  const { payment_id } = call.parameters;
  const found = await find<Refund>(call, 'refunds', 'refund', { payment_intent: payment_id });
  return !found || found === 'none' ? absent(found) : { done: outputOfRefund(call, found) };
};

export const lookUpCustomer: LookUp = async (call) => {
  const found = await find<Customer>(call, 'customers', 'customer', { email: call.parameters.email });
  return !found || found === 'none' ? absent(found) : { done: outputOfCustomer(found) };
};

/** A first day makes it a schedule. Nothing was billed before the last step, so what the others made does not count. */
export const lookUpSubscription: LookUp = async (call) => {
  const { customer_id, starts_on } = call.parameters;
  const object = starts_on === undefined ? 'subscription' : 'subscription_schedule';
  const status = starts_on === undefined ? 'all' : undefined;
  const found = await find<Subscription>(call, `${object}s`, object, { customer: customer_id, status });
  return !found || found === 'none' ? absent(found) : { done: outputOfSubscription(call, found) };
};

const absent = (found: 'none' | undefined): { not_done: true } | undefined => (found ? { not_done: true } : undefined);

/** Uses lists, because Stripe's search is up to a minute late. `none` only after the last page. */
async function find<T extends Marked>(
  call: LookUpCall,
  list: string,
  object: string,
  filter: Record<string, unknown>,
): Promise<T | 'none' | undefined> {
  const since = Math.floor(call.asked_at.getTime() / 1000) - skewSeconds;
  const query = new URLSearchParams({ limit: '100', 'created[gte]': String(since) });
  for (const [name, value] of Object.entries(filter))
    if (typeof value === 'string' || typeof value === 'number') query.set(name, String(value));
  for (let page = 0; page < mostPages; page++) {
    const { data, has_more } = await stripeGet(call, `/${list}?${query.toString()}`, isObjectList<T>(object));
    const found = data.find(({ metadata }) => metadata?.[executionKey] === call.idempotency_key);
    if (found) return found;
    const last = data.at(-1);
    if (!has_more || !last) return foundNothing(call) && 'none';
    query.set('starting_after', last.id);
  }
  return undefined;
}
