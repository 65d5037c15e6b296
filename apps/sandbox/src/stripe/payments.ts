import { Inject, Injectable } from '@nestjs/common';
import type { Form } from './form';
import { invalid, StripeFailure } from './stripe-failure';
import { type StripeObject, StripeStore } from './stripe-store';

const declined = 'pm_card_chargeDeclined';
const fee = (amount: number): number => Math.round(amount * 0.029) + 30;

function amountOf(form: Form): number {
  const amount = Number(form['amount']);
  if (form['amount'] === undefined) throw invalid('Missing required param: amount.', 'amount', 'parameter_missing');
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid('Invalid integer: amount', 'amount', 'parameter_invalid_integer');
  return amount;
}

/** Money moves when an intent is confirmed, once, and leaves a charge and a balance transaction behind. */
@Injectable()
export class Payments {
  constructor(@Inject(StripeStore) private readonly store: StripeStore) {}

  customer(account: string, form: Form): StripeObject {
    const { email = null, name = null, phone = null, metadata = {} } = form;
    return this.store.make(account, 'cus', 'customer', { email, name, phone, metadata, balance: 0, delinquent: false });
  }

  intent(account: string, form: Form): StripeObject {
    const amount = amountOf(form);
    const { currency, customer = null, payment_method = null, metadata = {}, description = null } = form;
    if (typeof currency !== 'string')
      throw invalid('Missing required param: currency.', 'currency', 'parameter_missing');
    if (typeof customer === 'string' && !this.store.find(account, customer)) {
      throw invalid(`No such customer: '${customer}'`, 'customer', 'resource_missing');
    }
    const confirm = form['confirm'] === 'true';
    if (confirm && !payment_method) {
      throw invalid(
        'You cannot confirm this PaymentIntent because it is missing a payment method.',
        'payment_method',
        '',
      );
    }
    const intent = this.store.make(account, 'pi', 'payment_intent', {
      amount,
      amount_received: 0,
      currency,
      customer,
      payment_method,
      metadata,
      description,
      latest_charge: null,
      status: payment_method ? 'requires_confirmation' : 'requires_payment_method',
    });
    return confirm ? this.confirm(account, intent) : intent;
  }

  confirm(account: string, intent: StripeObject): StripeObject {
    const { amount, currency, customer, payment_method } = intent;
    const ok = payment_method !== declined;
    const charge = this.store.make(account, 'ch', 'charge', {
      amount,
      currency,
      customer,
      payment_intent: intent.id,
      payment_method,
      status: ok ? 'succeeded' : 'failed',
      paid: ok,
      amount_refunded: 0,
    });
    const change = ok
      ? { status: 'succeeded', amount_received: amount }
      : { status: 'requires_payment_method', payment_method: null };
    const after: StripeObject = { ...intent, ...change, latest_charge: charge.id };
    this.store.save(account, after);
    if (!ok) {
      const message = 'Your card was declined.';
      const more = { code: 'card_declined', decline_code: 'generic_decline', charge: charge.id, payment_intent: after };
      throw new StripeFailure(402, { type: 'card_error', message, ...more });
    }
    this.settle(account, charge, 'charge', Number(amount));
    return after;
  }

  refund(account: string, form: Form): StripeObject {
    const intent = this.store.find(account, String(form['payment_intent'] ?? ''));
    const charge = this.store.find(account, String(form['charge'] ?? intent?.['latest_charge'] ?? ''));
    if (!charge) throw invalid('No such charge or payment_intent', 'payment_intent', 'resource_missing');
    const refunded = Number(charge['amount_refunded']);
    const rest = Number(charge['amount']) - refunded;
    const amount = form['amount'] === undefined ? rest : amountOf(form);
    if (rest === 0)
      throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge', 'charge_already_refunded');
    if (amount > rest) throw invalid('Refund amount is greater than unrefunded amount on charge', 'amount', '');
    const { currency } = charge;
    const { metadata = {}, reason = null } = form;
    const payment_intent = charge['payment_intent'];
    const fields = { amount, currency, charge: charge.id, payment_intent, metadata, reason, status: 'succeeded' };
    const refund = this.store.make(account, 're', 'refund', fields);
    this.store.save(account, { ...charge, amount_refunded: refunded + amount, refunded: amount === rest });
    this.settle(account, refund, 'refund', -amount);
    return refund;
  }

  private settle(account: string, source: StripeObject, type: string, amount: number): void {
    const cost = amount > 0 ? fee(amount) : 0;
    const { currency } = source;
    const fields = { amount, currency, fee: cost, net: amount - cost, source: source.id, type, status: 'available' };
    this.store.make(account, 'txn', 'balance_transaction', fields);
  }
}
