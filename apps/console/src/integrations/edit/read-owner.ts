import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { textOf } from '../../pages/query-string';
import { FindCustomer, type NamedCustomer } from '../names/find-customer';

export interface Owner {
  customer_id: string | null;
  user_id: string | null;
}

/** The part of a form that says who owns the integration, as the view `parts/owner` shows it. */
export interface OwnerField {
  owner: 'workspace' | 'customer' | 'user';
  /** The owner when it is a user; the visitor when absent. */
  user_id?: string | null;
  customer: string;
  customer_id?: string;
  choices?: NamedCustomer[];
  error?: string;
}

@Injectable()
export class ReadOwner {
  constructor(private readonly customers: FindCustomer) {}

  async fieldOf(token: string, { customer_id, user_id }: Owner): Promise<OwnerField> {
    const customer = customer_id ? await this.customers.byId(token, customer_id) : undefined;
    return {
      owner: customer_id ? 'customer' : user_id ? 'user' : 'workspace',
      user_id,
      customer: customer?.name ?? '',
      customer_id: customer_id ?? undefined,
    };
  }

  /** @param user_id the owner if the form says that it is a user. */
  async read(
    token: string,
    body: Record<string, unknown>,
    user_id: string,
  ): Promise<{ value?: Owner; field: OwnerField; errors: FieldError[] }> {
    const [owner, customer] = [textOf(body.owner), textOf(body.customer).slice(0, 200)];
    const shown = textOf(body.customer_id) || undefined;
    const field: OwnerField = { owner: 'workspace', user_id, customer, customer_id: shown };
    if (owner === 'user') return { value: { customer_id: null, user_id }, field: { ...field, owner }, errors: [] };
    if (owner !== 'customer') return { value: { customer_id: null, user_id: null }, field, errors: [] };
    const { found, choices } = customer
      ? await this.customers.find(token, customer, { chosen: textOf(body.customer_choice), shown })
      : { choices: [] };
    if (found) {
      const { customer_id, name } = found;
      const named: OwnerField = { ...field, owner, customer: name, customer_id };
      return { value: { customer_id, user_id: null }, field: named, errors: [] };
    }
    const message = messageFor(customer, choices.length);
    return { field: { ...field, owner, choices, error: message }, errors: [{ field: 'customer', message }] };
  }
}

function messageFor(customer: string, choices: number): string {
  if (!customer) return 'Enter a customer’s name.';
  return choices > 0 ? 'Pick one:' : 'No matching customer.';
}
