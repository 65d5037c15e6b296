import { Injectable } from '@nestjs/common';
import type { Integration } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** An integration in a list to choose from. Names alone are ambiguous: each customer may have a `CRM Sync`. */
export interface IntegrationChoice {
  integration_id: string;
  /** `CRM Sync · TechCorp` */
  label: string;
  /** The customer that it belongs to. */
  customer_name?: string;
  owner: 'workspace' | 'customer' | 'user';
}

type Listed = Pick<Integration, 'integration_id' | 'name' | 'customer_id' | 'user_id'>;

@Injectable()
export class LoadChoices {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<IntegrationChoice[]> {
    const query = { limit: 200 };
    const [{ items }, customers] = await Promise.all([
      this.api.get('/integrations/integrations', token, { query }),
      part(this.api.get('/integrations/customers', token, { query })),
    ]);
    return choicesOf(items, new Map(customers.data?.items.map(({ customer_id, name }) => [customer_id, name])));
  }
}

export function choicesOf(integrations: Listed[], customers: ReadonlyMap<string, string>): IntegrationChoice[] {
  const choices = integrations.map(({ integration_id, name, customer_id, user_id }): IntegrationChoice => {
    const customer_name = customer_id ? (customers.get(customer_id) ?? 'a customer') : undefined;
    const owner = customer_id ? 'customer' : user_id ? 'user' : 'workspace';
    const whose = customer_name ?? (owner === 'user' ? 'one person' : 'this workspace');
    return { integration_id, label: `${name} · ${whose}`, customer_name, owner };
  });
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}
