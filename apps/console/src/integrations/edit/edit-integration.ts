import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type ConcurrentChange, merge } from '../../forms/concurrent-changes';
import { type JsonSchema, partsOf } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { textOf } from '../../pages/query-string';
import type { ConnectionSetup, Integration } from '../../upstream/answers';
import { ServiceApi } from '../../upstream/service-api';
import { LoadSetup } from '../connect/connection-setup';
import { moreSchema, nameSchema } from './details-schema';
import { type Owner, type OwnerField, ReadOwner } from './read-owner';
import { rightsOn } from '../rights/rights';

export interface Found {
  integration: Integration;
  setup?: ConnectionSetup;
  etag?: string;
}

/** The values that the form shows and changes. */
export interface Edited extends Owner {
  name: string;
  purpose: string | null;
  is_critical: boolean;
  config: Record<string, unknown>;
}

export interface Wanted {
  /** The values that the form was opened with. */
  opened: Partial<Edited>;
  values: Edited;
  credentials: Record<string, unknown>;
  etag?: string;
}

/** Why it was not saved, and the form to show. */
export type NotSaved = Pick<Wanted, 'opened' | 'values' | 'etag'> & {
  refusal: Refusal;
  concurrent?: ConcurrentChange[];
};

/** The provider checks a new configuration or key meanwhile. */
const TIMEOUT_MS = 30_000;

@Injectable()
export class EditIntegration {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
    private readonly readOwner: ReadOwner,
  ) {}

  async load(token: string, integration_id: string): Promise<Found> {
    const path = { integration_id };
    const { value, etag } = await this.api.getTagged('/v1/integrations/{integration_id}', token, { path });
    return { integration: value, etag, setup: await this.setups.ifInstalled(token, value.connection_code) };
  }

  async read(
    token: string,
    posted: Record<string, unknown>,
    { integration, setup }: Found,
    subject: string,
  ): Promise<{ values: Edited; credentials: Record<string, unknown>; owner: OwnerField; errors: FieldError[] }> {
    const name = readForm(nameSchema, posted);
    const config = readForm(setup?.config_schema, posted, { at: 'config' });
    const keys = readForm(setup?.credential_schema, posted, { at: 'credentials' });
    const whose = await this.readWhose(token, posted, integration, subject);
    const values = { ...whose.values, name: textOf(name.values.name), config: config.values };
    const errors = [...name.errors, ...config.errors, ...whose.errors];
    return { values, credentials: keys.values, owner: whose.owner, errors };
  }

  /** Who owns it and what it is for. The form has these fields only for a visitor who may set them. */
  private async readWhose(token: string, posted: Record<string, unknown>, integration: Integration, subject: string) {
    const { purpose, is_critical } = integration;
    if (!rightsOn(integration).may_configure) {
      const { customer_id, user_id } = integration;
      const owner = await this.readOwner.fieldOf(token, integration);
      return { values: { purpose, is_critical, customer_id, user_id }, owner, errors: [] };
    }
    const more = readForm(moreSchema, posted);
    const owner = await this.readOwner.read(token, posted, integration.user_id ?? subject);
    const { customer_id, user_id } = owner.value ?? integration;
    return {
      values: {
        purpose: (more.values.purpose as string | undefined) ?? null,
        is_critical: more.values.is_critical === true,
        customer_id,
        user_id,
      },
      owner: owner.field,
      errors: [...more.errors, ...owner.errors],
    };
  }

  /** Undefined when it is saved. A concurrent change stops it only if it is one of a field in the form. */
  async save(
    token: string,
    found: Found,
    { opened, values, credentials, etag }: Wanted,
  ): Promise<NotSaved | undefined> {
    const body = { ...changesOf(opened, values), ...(Object.keys(credentials).length > 0 ? { credentials } : {}) };
    if (Object.keys(body).length === 0) return undefined;
    const refusal = await this.put(token, found.integration.integration_id, body, etag);
    if (refusal?.kind !== 'changed-meanwhile') return refusal && { refusal, values, etag, opened };
    const now = await this.load(token, found.integration.integration_id);
    const stored = editedFrom(now.integration, found.setup?.config_schema);
    const merged = merge(opened, values, stored);
    if (merged.concurrent.length === 0) return this.save(token, now, { opened, values, credentials, etag: now.etag });
    return { refusal, values: merged.values, concurrent: merged.concurrent, etag: now.etag, opened: stored };
  }

  private async put(token: string, integration_id: string, body: object, if_match?: string) {
    const request = { path: { integration_id }, body, if_match, timeout_ms: TIMEOUT_MS };
    return this.api.put('/v1/integrations/{integration_id}', token, request).then(() => undefined, refusalOf);
  }
}

/** The values that the form shows of an integration; of its configuration, the fields in its provider's schema. */
export function editedFrom(
  row: Omit<Edited, 'config'> & Pick<Integration, 'config'>,
  config_schema: JsonSchema,
): Edited {
  const { name, purpose, is_critical, customer_id, user_id } = row;
  const fields = Object.keys(partsOf(config_schema).properties).filter((key) => row.config[key] !== undefined);
  const config = Object.fromEntries(fields.map((key) => [key, row.config[key]]));
  return { name, purpose, is_critical, customer_id, user_id, config };
}

/** Only the changed fields: the provider checks a configuration that is sent, which may need the keys again. */
export function changesOf(opened: Partial<Edited>, submitted: Edited): Partial<Edited> {
  const isSame = (field: keyof Edited) => JSON.stringify(opened[field]) === JSON.stringify(submitted[field]);
  const fields = (Object.keys(submitted) as (keyof Edited)[]).filter((field) => !isSame(field));
  return Object.fromEntries(fields.map((field) => [field, submitted[field]]));
}
