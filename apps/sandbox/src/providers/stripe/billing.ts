import { Injectable } from '@nestjs/common';
import { textOf } from '../../http/fields';
import type { Form } from './form';
import { invalid } from './stripe-failure';
import { type StripeObject, StripeStore } from './stripe-store';

const intervals = ['day', 'week', 'month', 'year'];
const missing = (param: string) => invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
const inner = (form: Form, name: string): Form => (typeof form[name] === 'object' ? form[name] : {});

/** Prices, subscriptions and their schedules. Time does not pass here: no invoice is made. */
@Injectable()
export class Billing {
  constructor(private readonly store: StripeStore) {}

  price(account: string, form: Form): StripeObject {
    const { currency, metadata = {} } = form;
    const { interval, interval_count = '1' } = inner(form, 'recurring');
    const { name } = inner(form, 'product_data');
    const unit_amount = Number(form['unit_amount']);
    if (typeof currency !== 'string') throw missing('currency');
    if (!Number.isInteger(unit_amount)) throw invalid('Invalid integer: unit_amount', 'unit_amount', '');
    if (!intervals.includes(textOf(interval))) throw invalid('Invalid recurring[interval]', 'recurring[interval]', '');
    if (!name) throw missing('product_data[name]');
    const product = this.store.make(account, 'prod', 'product', { name, active: true });
    return this.store.make(account, 'price', 'price', {
      unit_amount,
      currency,
      product: product.id,
      recurring: { interval, interval_count: Number(interval_count), usage_type: 'licensed' },
      type: 'recurring',
      billing_scheme: 'per_unit',
      active: true,
      metadata,
    });
  }

  subscription(account: string, form: Form): StripeObject {
    const { customer, description = null, metadata = {} } = form;
    const price = textOf(inner(inner(form, 'items'), '0')['price']);
    const collection = this.collection(account, textOf(customer), form);
    const item = {
      id: `si_${price}`,
      object: 'subscription_item',
      price: this.find(account, price, 'price'),
      quantity: 1,
    };
    const items = { object: 'list', has_more: false, url: '/v1/subscription_items', data: [item] };
    const fields = { customer, description, metadata, items, status: 'active', ...collection };
    return this.store.make(account, 'sub', 'subscription', fields);
  }

  schedule(account: string, form: Form): StripeObject {
    const { customer, start_date, end_behavior = 'release', metadata = {} } = form;
    const settings = inner(form, 'default_settings');
    const { items, iterations = '1' } = inner(inner(form, 'phases'), '0') as { items?: Form; iterations?: string };
    if (!items) throw missing('phases[0][items]');
    const price = this.find(account, textOf(inner(items, '0')['price']), 'price');
    const { days_until_due } = inner(settings, 'invoice_settings');
    const collection = this.collection(account, textOf(customer), {
      ...settings,
      ...(days_until_due && { days_until_due }),
    });
    const start = Number(start_date);
    if (!Number.isInteger(start)) throw missing('start_date');
    return this.store.make(account, 'sub_sched', 'subscription_schedule', {
      customer,
      end_behavior,
      metadata,
      default_settings: { ...collection, description: settings['description'] ?? null },
      phases: [{ start_date: start, iterations: Number(iterations), items: [{ price: price.id, quantity: 1 }] }],
      status: 'not_started',
      subscription: null,
    });
  }

  private collection(account: string, customer: string, form: Form) {
    const { collection_method = 'charge_automatically', default_payment_method = null, days_until_due } = form;
    const { email, id } = this.find(account, customer, 'customer');
    const sends = collection_method === 'send_invoice';
    if (sends && !days_until_due) throw missing('days_until_due');
    if (sends && !email)
      throw invalid(`Missing email. ${id} must have a valid email.`, 'customer', 'customer_missing_email');
    if (!sends && !default_payment_method)
      throw invalid('This customer has no attached payment source or default payment method.', '', 'resource_missing');
    return { collection_method, default_payment_method, days_until_due: sends ? Number(days_until_due) : null };
  }

  private find(account: string, id: string, object: string): StripeObject {
    const found = this.store.find(account, id);
    if (found?.object === object) return found;
    throw invalid(`No such ${object}: '${id}'`, object, 'resource_missing');
  }
}
