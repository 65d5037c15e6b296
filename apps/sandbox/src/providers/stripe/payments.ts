import { Injectable } from '@nestjs/common';
import { textOf } from '../../http/fields';
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

/** Confirming an intent moves the money once, and makes a charge and a balance transaction. */
@Injectable()
export class Payments {
  constructor(private readonly store: StripeStore) {}

  customer(account: string, form: Form): StripeObject {
    const { email = null, name = null, phone = null, metadata = {} } = form;
    return this.store.make(account, 'cus', 'customer', {
      email,
      name,
      phone,
      metadata,
      balance: 0,
      delinquent: false,
      address: null,
      shipping: null,
      currency: null,
      default_source: null,
      description: null,
      invoice_settings: {},
      preferred_locales: [],
    });
  }

  changeCustomer(account: string, customer: StripeObject, { email, name, phone }: Form): StripeObject {
    const given = Object.entries({ email, name, phone }).filter(([, value]) => value !== undefined);
    const changed: StripeObject = { ...customer, ...Object.fromEntries(given) };
    this.store.save(account, changed);
    return changed;
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
      amount_capturable: 0,
      capture_method: 'automatic_async',
      confirmation_method: 'automatic',
      payment_method_types: ['card'],
      last_payment_error: null,
      next_action: null,
      canceled_at: null,
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
      amount_captured: ok ? amount : 0,
      captured: ok,
      disputed: false,
      refunded: false,
      balance_transaction: null,
      billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
      metadata: intent['metadata'],
    });
    const change = ok
      ? { status: 'succeeded', amount_received: amount }
      : { status: 'requires_payment_method', payment_method: null };
    const after: StripeObject = { ...intent, ...change, latest_charge: charge.id };
    this.store.save(account, after);
    if (!ok) {
      const message = 'Your card was declined.';
      const last_payment_error = {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        message,
      };
      const left: StripeObject = { ...after, last_payment_error };
      this.store.save(account, left);
      const more = { ...last_payment_error, charge: charge.id, payment_intent: left };
      throw new StripeFailure(402, { ...more, type: 'card_error' });
    }
    this.settle(account, charge, 'charge', Number(amount));
    return after;
  }

  refund(account: string, form: Form): StripeObject {
    const intent = this.store.find(account, textOf(form['payment_intent']));
    const charge = this.store.find(account, textOf(form['charge'] ?? intent?.['latest_charge']));
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
    return this.settle(account, refund, 'refund', -amount);
  }

  private settle(account: string, source: StripeObject, type: string, amount: number): StripeObject {
    const cost = amount > 0 ? fee(amount) : 0;
    const { currency, created: available_on } = source;
    const of = { type, reporting_category: type, source: source.id, description: null, exchange_rate: null };
    const fields = { ...of, amount, currency, fee: cost, fee_details: [], net: amount - cost, status: 'available' };
    const { id } = this.store.make(account, 'txn', 'balance_transaction', { ...fields, available_on });
    const settled: StripeObject = { ...source, balance_transaction: id };
    this.store.save(account, settled);
    return settled;
  }
}
