import type { GatewayCall } from '@linesman/provider-kit';
import { isObject, stripePost } from './dialect';

interface PaymentIntent {
  id: string;
  status: string;
  amount: number;
  amount_received?: number;
  currency: string;
  customer?: string | null;
}

interface Refund {
  id: string;
  status: string;
  amount: number;
  currency: string;
}

interface Customer {
  id: string;
}

/** `status` decides: `succeeded` is paid, `requires_action` and `requires_payment_method` wait for the customer. */
export async function processPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { amount, currency, customer_id, payment_method_id, description } = call.parameters;
  const confirmation =
    payment_method_id === undefined
      ? { 'automatic_payment_methods[enabled]': true }
      : { payment_method: payment_method_id, confirm: true, off_session: true };
  const form = {
    amount,
    currency: String(currency).toLowerCase(),
    customer: customer_id,
    description,
    ...confirmation,
  };
  const payment = await stripePost(call, '/payment_intents', form, isObject<PaymentIntent>('payment_intent'));
  return {
    payment_id: payment.id,
    status: payment.status,
    amount: payment.amount,
    amount_received: payment.amount_received ?? 0,
    currency: payment.currency,
    customer_id: payment.customer ?? null,
  };
}

export async function refundPayment(call: GatewayCall): Promise<Record<string, unknown>> {
  const { payment_id, amount, reason } = call.parameters;
  const form = { payment_intent: payment_id, amount, reason };
  const refund = await stripePost(call, '/refunds', form, isObject<Refund>('refund'));
  return { refund_id: refund.id, status: refund.status, amount: refund.amount, currency: refund.currency, payment_id };
}

export async function createCustomerProfile(call: GatewayCall): Promise<Record<string, unknown>> {
  const { email, name, phone } = call.parameters;
  const { id } = await stripePost(call, '/customers', { email, name, phone }, isObject<Customer>('customer'));
  return { customer_id: id };
}
