import type { ConnectionSetup } from '../catalog/connection-setup';
import { fieldsOf } from '../forms/fields-of';
import { type Refusal, unplaced } from '../forms/refusal-of';
import { moreSchema, nameSchema } from './details-schema';
import type { EditableIntegration, Edited } from './edited';
import type { Meanwhile } from './meanwhile';
import type { OwnerField } from './read-owner';

export interface EditForm {
  integration: EditableIntegration;
  setup?: ConnectionSetup;
  etag?: string;
  /** What the form was opened with: what others change meanwhile shows against it. */
  seen: Edited;
  values: Edited;
  owner: OwnerField;
  refusal?: Refusal;
  meanwhile?: Meanwhile[];
}

export function editPage({ integration, setup, etag, seen, values, owner, refusal, meanwhile }: EditForm) {
  const errors = refusal?.errors;
  const details = { ...values };
  const fields = {
    name_fields: fieldsOf(nameSchema, { values: details, errors }),
    more_fields: fieldsOf(moreSchema, { values: details, errors }),
    config_fields: fieldsOf(setup?.config_schema ?? {}, { at: 'config', values: values.config, errors }),
    // A stored key goes to no new address: it is sent again with one.
    key_fields:
      refusal?.kind === 'credentials-required' || errors?.some(({ field }) => field.startsWith('credentials'))
        ? fieldsOf(setup?.credential_schema ?? {}, { at: 'credentials', errors, secret: true })
        : [],
  };
  const names = ['customer', ...Object.values(fields).flatMap((some) => some.map(({ name }) => name))];
  return {
    integration,
    etag,
    seen: JSON.stringify(seen),
    owner,
    ...fields,
    meanwhile: meanwhile?.map((one) => ({ ...one, label: labels[one.field] ?? one.field })),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
  };
}

const labels: Record<string, string> = {
  name: 'Name',
  purpose: 'Purpose',
  is_critical: 'Critical',
  customer_id: 'Customer',
  user_id: 'Person',
  config: 'How to reach it',
};
