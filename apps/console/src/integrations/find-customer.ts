import { Injectable } from '@nestjs/common';
import type { CustomerRow } from '../model/integration-view';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

export type NamedCustomer = Pick<CustomerRow, 'customer_id' | 'name'>;

/** What somebody typed to mean a customer: found, or one of several, or none. */
export interface CustomerSearch {
  found?: NamedCustomer;
  /** To choose from, when what was typed fits more than one, or is but a part of a name. */
  choices: NamedCustomer[];
}

const MOST_CHOICES = 8;

@Injectable()
export class FindCustomer {
  constructor(private readonly api: ServiceApi) {}

  /** @param known the customer that was chosen or shown before: counts while the text is still its name. */
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
    const query = new URLSearchParams({ q: text.slice(0, 200), limit: String(MOST_CHOICES) });
    const { items } = await this.api.list<NamedCustomer>('integrations', `/customers?${query}`, token);
    return chooseAmong(items, text);
  }

  async byId(token: string, id: string): Promise<NamedCustomer | undefined> {
    return (await part(this.api.get<NamedCustomer>('integrations', `/customers/${encodeURIComponent(id)}`, token)))
      .data;
  }
}

export function chooseAmong(items: NamedCustomer[], text: string): CustomerSearch {
  const exact = items.filter(({ name }) => isSame(name, text));
  if (exact.length === 1) return { found: exact[0], choices: [] };
  return { choices: exact.length > 1 ? exact : items };
}

const isSame = (name: string, text: string): boolean => name.trim().toLowerCase() === text.trim().toLowerCase();
