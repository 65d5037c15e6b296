import { Injectable } from '@nestjs/common';
import { partUnlessOlder } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** The names of the customers that a page of integrations belongs to. */
@Injectable()
export class NameCustomers {
  constructor(private readonly api: ServiceApi) {}

  /** @returns names by id, without those of customers that are deleted or cannot be asked for now. */
  async names(token: string, owned: readonly { customer_id: string | null }[]): Promise<Map<string, string>> {
    const customer_ids = [...new Set(owned.flatMap(({ customer_id }) => customer_id ?? []))];
    if (customer_ids.length === 0) return new Map();
    const query = { customer_ids, limit: customer_ids.length };
    const { data } = await partUnlessOlder(this.api.get('/v1/customers', token, { query }), 'integrations');
    return new Map(data?.items.map(({ customer_id, name }) => [customer_id, name]));
  }
}
