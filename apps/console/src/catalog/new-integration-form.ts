import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../forms/fields-of';
import { type Refusal, unplaced } from '../forms/refusal-of';
import { moreSchema, nameSchema } from '../integrations/details-schema';
import type { OwnerField } from '../integrations/read-owner';
import type { CatalogConnection, ConnectionSetup } from './connection-setup';

export interface NewIntegrationForm {
  connection: CatalogConnection;
  setup: ConnectionSetup;
  owner: OwnerField;
  /** What was read of the form, by the names of its fields. */
  values: { details: Record<string, unknown>; config: Record<string, unknown> };
  /** The same one when the form comes again: whoever presses twice gets one integration. */
  idempotency_key?: string;
  refusal?: Refusal;
}

/** What the page shows: everything that was typed but secrets, with what is wrong beside it. */
export function newIntegrationPage({ connection, setup, owner, values, idempotency_key, refusal }: NewIntegrationForm) {
  const errors = refusal?.errors;
  const { details, config } = values;
  const fields = {
    name_fields: fieldsOf(nameSchema, { values: { name: connection.display_name, ...details }, errors }),
    more_fields: fieldsOf(moreSchema, { values: details, errors }),
    config_fields: fieldsOf(setup.config_schema, { at: 'config', values: config, errors }),
    key_fields: fieldsOf(setup.credential_schema ?? {}, { at: 'credentials', errors, secret: true }),
  };
  const names = ['customer', ...Object.values(fields).flatMap((some) => some.map(({ name }) => name))];
  return {
    connection,
    setup,
    owner,
    ...fields,
    idempotency_key: idempotency_key ?? randomUUID(),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
  };
}
