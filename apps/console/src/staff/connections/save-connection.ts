import { Injectable } from '@nestjs/common';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { type Meanwhile, merge } from '../../integrations/meanwhile';
import { ServiceApi } from '../../upstream/service-api';
import { pathOf } from './catalog-rows';
import { type ConnectionValues, valuesOf } from './connection-form';
import { LoadConnection } from './load-connection';

export interface OpenForm {
  /** As the form was opened. */
  seen: Partial<ConnectionValues>;
  values: ConnectionValues;
  etag?: string;
}

export type NotSaved = OpenForm & { refusal: Refusal; meanwhile?: Meanwhile[] };

@Injectable()
export class SaveConnection {
  constructor(
    private readonly api: ServiceApi,
    private readonly connections: LoadConnection,
  ) {}

  /** Nothing when it is saved. What others changed meanwhile is shown, and what was typed is kept. */
  async save(token: string, code: string, { seen, values, etag }: OpenForm): Promise<NotSaved | undefined> {
    const { description, logo_url, ...rest } = values;
    const body = { ...rest, ...(description ? { description } : {}), ...(logo_url ? { logo_url } : {}) };
    const done = this.api.send<object>('PUT', 'catalog', pathOf(code), token, { body, if_match: etag });
    const refusal = await done.then(() => undefined, refusalOf);
    if (refusal?.kind !== 'changed-meanwhile') return refusal && { refusal, seen, values, etag };
    const now = await this.connections.load(token, code);
    const stands = valuesOf(now.connection);
    const merged = merge({ ...seen }, { ...values }, { ...stands });
    const kept = merged.values as unknown as ConnectionValues;
    if (merged.meanwhile.length === 0) return this.save(token, code, { seen: stands, values: kept, etag: now.etag });
    return { refusal, seen: stands, values: kept, etag: now.etag, meanwhile: merged.meanwhile };
  }
}
