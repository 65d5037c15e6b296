import { Injectable } from '@nestjs/common';
import type { Customer } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

export type NamedCustomer = Pick<Customer, 'customer_id' | 'name'>;

/** The customer that a typed text means, or those it may mean. */
export interface CustomerSearch {
  found?: NamedCustomer;
  /** When the text fits several customers, or is only a part of a name. */
  choices: NamedCustomer[];
}

const MOST_CHOICES = 8;

@Injectable()
export class FindCustomer {
  constructor(private readonly api: ServiceApi) {}

  /** @param shown the customer that the form showed before: it is meant while the text is still its name. */
  async find(
    token: string,
    text: string,
    { chosen, shown }: { chosen?: string; shown?: string },
  ): Promise<CustomerSearch> {
    for (const [id, fits] of [
      [chosen, () => true],
      [shown, (name: string) => isSame(name, text)],
    ] as const) {
      const customer = id ? await this.byId(token, id) : undefined;
      if (customer && fits(customer.name)) return { found: customer, choices: [] };
    }
    const query = { q: text.slice(0, 200), limit: MOST_CHOICES };
    const { items } = await this.api.get('/v1/customers', token, { query });
    return chooseAmong(items, text);
  }

  async byId(token: string, id: string): Promise<NamedCustomer | undefined> {
    const path = { customer_id: id };
    return (await part(this.api.get('/v1/customers/{customer_id}', token, { path }))).data;
  }
}

export function chooseAmong(items: NamedCustomer[], text: string): CustomerSearch {
  const exact = items.filter(({ name }) => isSame(name, text));
  if (exact.length === 1) return { found: exact[0], choices: [] };
  return { choices: exact.length > 1 ? exact : items };
}

const isSame = (name: string, text: string): boolean => name.trim().toLowerCase() === text.trim().toLowerCase();
