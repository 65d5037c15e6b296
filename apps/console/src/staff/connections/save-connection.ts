import { Injectable } from '@nestjs/common';
import { type ConcurrentChange, merge } from '../../forms/concurrent-changes';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { ServiceApi } from '../../upstream/service-api';
import { bodyOf, type ConnectionValues, valuesOf } from './connection-form';
import { LoadConnection } from './load-connection';
import { CONNECTION } from './parameter-rows';

export interface OpenForm {
  /** The values that the form was opened with. */
  opened: Partial<ConnectionValues>;
  values: ConnectionValues;
  etag?: string;
}

export type NotSaved = OpenForm & { refusal: Refusal; concurrent?: ConcurrentChange[] };

@Injectable()
export class SaveConnection {
  constructor(
    private readonly api: ServiceApi,
    private readonly connections: LoadConnection,
  ) {}

  /** Undefined when it is saved; else the form to show again, with what others changed meanwhile. */
  async save(token: string, code: string, { opened, values, etag }: OpenForm): Promise<NotSaved | undefined> {
    const refusal = await this.api
      .put(CONNECTION, token, { path: { connection_code: code }, body: bodyOf(values), if_match: etag })
      .then(() => undefined, refusalOf);
    if (refusal?.kind !== 'changed-meanwhile') return refusal && { refusal, opened, values, etag };
    const now = await this.connections.load(token, code);
    const stored = valuesOf(now.connection);
    const merged = merge(opened, values, stored);
    const form = { opened: stored, values: merged.values, etag: now.etag };
    if (merged.concurrent.length === 0) return this.save(token, code, form);
    return { refusal, ...form, concurrent: merged.concurrent };
  }
}
