import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type ConnectionSetup, LoadSetup } from '../catalog/connection-setup';
import { readForm } from '../forms/read-form';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { ServiceApi } from '../upstream/service-api';
import { moreSchema, nameSchema } from './details-schema';
import { changesOf, type EditableIntegration, type Edited, editedFrom } from './edited';
import { type Meanwhile, merge } from './meanwhile';
import { type OwnerField, ReadOwner } from './read-owner';

export interface Found {
  integration: EditableIntegration;
  setup?: ConnectionSetup;
  etag?: string;
}

export interface Wanted {
  seen: Edited;
  values: Edited;
  credentials: Record<string, unknown>;
  etag?: string;
}

/** Not saved: why, and the form to show. */
export type NotSaved = Pick<Wanted, 'seen' | 'values' | 'etag'> & { refusal: Refusal; meanwhile?: Meanwhile[] };

@Injectable()
export class EditIntegration {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
    private readonly readOwner: ReadOwner,
  ) {}

  async load(token: string, id: string): Promise<Found> {
    const path = `/integrations/${id}`;
    const { value, etag } = await this.api.getTagged<EditableIntegration>('integrations', path, token);
    return { integration: value, etag, setup: await this.setups.known(token, value.connection_code) };
  }

  async read(
    token: string,
    posted: Record<string, unknown>,
    { integration, setup }: Found,
    subject: string,
  ): Promise<{
    values: Edited;
    credentials: Record<string, unknown>;
    owner: OwnerField;
    errors: FieldError[];
  }> {
    const [name, more] = [readForm(nameSchema, posted), readForm(moreSchema, posted)];
    const config = readForm(setup?.config_schema ?? {}, posted, { at: 'config' });
    const keys = readForm(setup?.credential_schema ?? {}, posted, { at: 'credentials' });
    const owner = await this.readOwner.read(token, posted, integration.user_id ?? subject);
    const { customer_id, user_id } = owner.value ?? integration;
    const values = {
      name: String(name.values.name ?? ''),
      purpose: (more.values.purpose as string | undefined) ?? null,
      is_critical: more.values.is_critical === true,
      customer_id,
      user_id,
      config: config.values,
    };
    const errors = [...name.errors, ...more.errors, ...config.errors, ...owner.errors];
    return { values, credentials: keys.values, owner: owner.field, errors };
  }

  /** Nothing when it is saved. What others changed meanwhile stops it only where the form shows it. */
  async save(token: string, found: Found, { seen, values, credentials, etag }: Wanted): Promise<NotSaved | undefined> {
    const body = { ...changesOf(seen, values), ...(Object.keys(credentials).length > 0 ? { credentials } : {}) };
    if (Object.keys(body).length === 0) return undefined;
    const refusal = await this.put(token, found.integration.integration_id, body, etag);
    if (refusal?.kind !== 'changed-meanwhile') return refusal && { refusal, values, etag, seen };
    const now = await this.load(token, found.integration.integration_id);
    const stands = editedFrom(now.integration, found.setup?.config_schema ?? {});
    const merged = merge({ ...seen }, { ...values }, { ...stands });
    if (merged.meanwhile.length === 0) return this.save(token, now, { seen, values, credentials, etag: now.etag });
    const kept = merged.values as unknown as Edited;
    return { refusal, values: kept, meanwhile: merged.meanwhile, etag: now.etag, seen: stands };
  }

  private async put(token: string, id: string, body: object, if_match?: string): Promise<Refusal | undefined> {
    const sent = { body, if_match, timeout_ms: 30_000 };
    const done = this.api.send<object>('PUT', 'integrations', `/integrations/${id}`, token, sent);
    return done.then(() => undefined, refusalOf);
  }
}
