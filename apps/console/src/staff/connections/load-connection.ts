import { Injectable } from '@nestjs/common';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import {
  type CatalogCapability,
  type CatalogConnection,
  pageOf,
  parametersOf,
  pathOf,
  type UsageRow,
} from './catalog-rows';

@Injectable()
export class LoadConnection {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string, code: string): Promise<{ connection: CatalogConnection; etag?: string }> {
    const { value, etag } = await this.api.getTagged<CatalogConnection>('catalog', pathOf(code), token);
    return { connection: value, etag };
  }

  /** How many integrations use it; nothing where nobody can tell. */
  async usage(token: string, code: string): Promise<UsageRow | undefined> {
    const { data } = await part(this.api.list<UsageRow>('integrations', '/internal/connection-usage', token));
    const none = { connection_code: code, integrations: 0, tenants: 0 };
    return data && (data.items.find(({ connection_code }) => connection_code === code) ?? none);
  }

  /** Newest versions first, under their codes. */
  async capabilities(token: string, code: string) {
    const path = `${pathOf(code)}/capabilities?limit=200`;
    const { items } = await this.api.list<CatalogCapability>('catalog', path, token);
    return items.map((one) => ({
      ...one,
      id: `${one.capability_code}-${one.capability_version}`.toLowerCase(),
      url: `${pageOf(code)}/capabilities/${encodeURIComponent(one.capability_code)}/${one.capability_version}`,
      newest: items.find(({ capability_code }) => capability_code === one.capability_code) === one,
      parameters: parametersOf(one.parameters_schema),
      schema_text: one.parameters_schema ? JSON.stringify(one.parameters_schema, null, 2) : undefined,
    }));
  }
}
