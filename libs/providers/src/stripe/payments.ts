import type { GatewayCall } from '@linesman/provider-kit';
import { isObject, stripeWrite } from './dialect';

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
}

/** `status` decides: `succeeded` is paid, `requires_action` and `requires_payment_method` wait for the customer. */
export async function processPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { amount, currency, customer_id, payment_method_id, description } = call.parameters;
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
    amount,
    currency: String(currency).toLowerCase(),
    customer: customer_id,
    description,
    ...confirmation,
    ...markOf(call),
  };
  return outputOfPayment(
    await stripeWrite(call, { path: '/payment_intents', form }, isObject<PaymentIntent>('payment_intent')),
  );
}

export async function refundPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { payment_id, amount, reason } = call.parameters;
  const form = { payment_intent: payment_id, amount, reason, ...markOf(call) };
  return outputOfRefund(call, await stripeWrite(call, { path: '/refunds', form }, isObject<Refund>('refund')));
}

export async function createCustomerProfile(call: GatewayCall): Promise<Record<string, unknown>> {
  const { email, name, phone } = call.parameters;
  const form = { email, name, phone, ...markOf(call) };
  return outputOfCustomer(await stripeWrite(call, { path: '/customers', form }, isObject<Customer>('customer')));
}

export const outputOfPayment = (payment: PaymentIntent): Record<string, unknown> => ({
  payment_id: payment.id,
  status: payment.status,
  amount: payment.amount,
  amount_received: payment.amount_received ?? 0,
  currency: payment.currency,
  customer_id: payment.customer ?? null,
});

export const outputOfRefund = (
  { parameters }: GatewayCall,
  { id, status, amount, currency }: Refund,
): Record<string, unknown> => ({ refund_id: id, status, amount, currency, payment_id: parameters.payment_id });

export const outputOfCustomer = ({ id }: Customer): Record<string, unknown> => ({ customer_id: id });

const markOf = ({ idempotency_key }: GatewayCall) => ({ [`metadata[${executionKey}]`]: idempotency_key });
