import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../forms/fields-of';
import { type Refusal, unplaced } from '../forms/refusal-of';
import { moreSchema, nameSchema } from '../integrations/edit/details-schema';
import type { OwnerField } from '../integrations/edit/read-owner';
import type { Connection, ConnectionSetup } from '../upstream/answers';

export interface NewIntegrationForm {
  connection: Pick<Connection, 'connection_code' | 'display_name' | 'description' | 'status'>;
  setup: ConnectionSetup;
  owner: OwnerField;
  /** Whether the visitor may connect it for others too; if not, it is an account of their own. */
  for_others: boolean;
  /** The values that were submitted, by field name. */
  values: { details: Record<string, unknown>; config: Record<string, unknown> };
  /** Kept while the form is shown again, so that sending it twice makes one integration. */
  idempotency_key?: string;
  refusal?: Refusal;
}

/** The form with the submitted values, except secrets, and an error beside each wrong field. */
export function newIntegrationPage({
  connection,
  setup,
  owner,
  for_others,
  values,
  idempotency_key,
  refusal,
}: NewIntegrationForm) {
  const errors = refusal?.errors;
  const { details, config } = values;
  const fields = {
    name_fields: fieldsOf(nameSchema, { values: { name: connection.display_name, ...details }, errors }),
    more_fields: for_others ? fieldsOf(moreSchema, { values: details, errors }) : [],
    config_fields: fieldsOf(setup.config_schema, { at: 'config', values: config, errors }),
    key_fields: fieldsOf(setup.credential_schema, { at: 'credentials', errors, secret: true }),
  };
  const names = ['customer', ...Object.values(fields).flatMap((some) => some.map(({ name }) => name))];
  return {
    connection,
    setup,
    owner: for_others ? owner : undefined,
    ...fields,
    idempotency_key: idempotency_key ?? randomUUID(),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
  };
}
