import { Injectable } from '@nestjs/common';
import type { Integration } from '../../upstream/answers';
import type { Request } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { NameCustomers } from './name-customers';

/** An integration in a list to choose from. Names alone are ambiguous: each customer may have a `CRM Sync`. */
export interface IntegrationChoice {
  integration_id: string;
  /** `CRM Sync · TechCorp` */
  label: string;
}

export interface IntegrationChoices {
  choices: IntegrationChoice[];
  /** There are no more integrations than these. */
  are_all: boolean;
}

const MOST_CHOICES = 1_000;

type Which = Omit<NonNullable<Request<'get', '/v1/integrations'>['query']>, 'limit' | 'cursor'>;
type Listed = Pick<Integration, 'integration_id' | 'name' | 'customer_id' | 'user_id'>;

@Injectable()
export class LoadChoices {
  constructor(
    private readonly api: ServiceApi,
    private readonly customers: NameCustomers,
  ) {}

  /** @param query which ones; all that the visitor may see where it is absent. */
  async load(token: string, query: Which = {}): Promise<IntegrationChoices> {
    const items: Listed[] = [];
    const names = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await this.api.get('/v1/integrations', token, { query: { ...query, limit: 200, cursor } });
      for (const [id, name] of await this.customers.names(token, page.items)) names.set(id, name);
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor && items.length < MOST_CHOICES);
    return { choices: choicesOf(items, names), are_all: !cursor };
  }
}

export function choicesOf(integrations: Listed[], customers: ReadonlyMap<string, string>): IntegrationChoice[] {
  const choices = integrations.map(({ integration_id, name, customer_id, user_id }): IntegrationChoice => {
    const customer = customer_id ? (customers.get(customer_id) ?? 'a customer') : undefined;
    const whose = customer ?? (user_id ? 'one person' : 'this workspace');
    return { integration_id, label: `${name} · ${whose}` };
  });
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}
