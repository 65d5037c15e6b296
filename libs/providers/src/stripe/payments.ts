import type { GatewayCall } from '@linesman/provider-kit';
import { amountFields, invalidAmount, stripeAmount } from './amounts';
import { isObject, stripeGet, stripeWrite } from './dialect';

/** Key in the metadata of every object that we create; its value is the execution's id. */
export const executionKey = 'linesman_execution_id';

export interface PaymentIntent {
  id: string;
  status: string;
  amount: number;
  amount_received?: number;
  currency: string;
  customer?: string | null;
}

export interface Refund {
  id: string;
  status: string;
  amount: number;
  currency: string;
}

export interface Customer {
  id: string;
  email?: string | null;
}

/** `status` decides: `succeeded` is paid, `requires_action` and `requires_payment_method` wait for the customer. */
export async function processPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { currency, customer_id, payment_method_id, description } = call.parameters;
  const confirmation =
    payment_method_id === undefined
      ? { 'automatic_payment_methods[enabled]': true }
      : {
          payment_method: payment_method_id,
          confirm: true,
          off_session: true,
          // Nobody can follow a redirect, and Stripe would need an address to return to.
          'automatic_payment_methods[enabled]': true,
          'automatic_payment_methods[allow_redirects]': 'never',
        };
  const form = {
    amount: stripeAmount(call),
    currency: String(currency).toLowerCase(),
    customer: customer_id,
    description,
    ...confirmation,
    ...markOf(call),
  };
  const isPayment = isObject<PaymentIntent>('payment_intent');
  return outputOfPayment(call, await stripeWrite(call, { path: '/payment_intents', form }, isPayment));
}

export async function refundPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { payment_id, reason } = call.parameters;
  const amount = stripeAmount(call);
  if (amount !== undefined && call.capability_version > 1) await refuseOtherCurrency(call);
  const form = { payment_intent: payment_id, amount, reason, ...markOf(call) };
  return outputOfRefund(call, await stripeWrite(call, { path: '/refunds', form }, isObject<Refund>('refund')));
}

/** Stripe takes a refund's amount in the payment's currency, and would not notice that another one was meant. */
async function refuseOtherCurrency(call: GatewayCall): Promise<void> {
  const { payment_id, currency } = call.parameters;
  const path = `/payment_intents/${encodeURIComponent(String(payment_id))}`;
  const payment = await stripeGet(call, path, isObject<PaymentIntent>('payment_intent'));
  if (payment.currency === String(currency).toLowerCase()) return;
  throw invalidAmount(`is in ${String(currency)}, but the payment is in ${payment.currency}`);
}

export async function createCustomerProfile(call: GatewayCall): Promise<Record<string, unknown>> {
  const { email, name, phone } = call.parameters;
  const form = { email, name, phone, ...markOf(call) };
  return outputOfCustomer(await stripeWrite(call, { path: '/customers', form }, isObject<Customer>('customer')));
}

export const outputOfPayment = (
  { capability_version }: GatewayCall,
  { id, status, amount, amount_received = 0, currency, customer = null }: PaymentIntent,
): Record<string, unknown> => ({
  payment_id: id,
  status,
  ...amountFields(capability_version, 'amount', amount, currency),
  ...amountFields(capability_version, 'amount_received', amount_received, currency),
  currency,
  customer_id: customer,
});

export const outputOfRefund = (
  { capability_version, parameters }: GatewayCall,
  { id, status, amount, currency }: Refund,
): Record<string, unknown> => ({
  refund_id: id,
  status,
  ...amountFields(capability_version, 'amount', amount, currency),
  currency,
  payment_id: parameters.payment_id,
});

export const outputOfCustomer = ({ id }: Customer): Record<string, unknown> => ({ customer_id: id });

export const markOf = ({ idempotency_key }: GatewayCall) => ({ [`metadata[${executionKey}]`]: idempotency_key });
