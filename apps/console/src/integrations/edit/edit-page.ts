import type { ConcurrentChange } from '../../forms/concurrent-changes';
import { fieldsOf } from '../../forms/fields-of';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { ConnectionSetup, Integration } from '../../upstream/answers';
import { moreSchema, nameSchema } from './details-schema';
import type { Edited } from './edit-integration';
import type { OwnerField } from './read-owner';
import { rightsOn } from '../rights/rights';

export interface EditForm {
  integration: Integration;
  setup?: ConnectionSetup;
  etag?: string;
  /** The values that the form was opened with: concurrent changes are found by comparing with them. */
  opened: Partial<Edited>;
  values: Edited;
  owner: OwnerField;
  refusal?: Refusal;
  concurrent?: ConcurrentChange[];
}

export function editPage({ integration, setup, etag, opened, values, owner, refusal, concurrent }: EditForm) {
  const errors = refusal?.errors;
  const details = { ...values };
  const { may_configure } = rightsOn(integration);
  const fields = {
    name_fields: fieldsOf(nameSchema, { values: details, errors }),
    more_fields: may_configure ? fieldsOf(moreSchema, { values: details, errors }) : [],
    config_fields: fieldsOf(setup?.config_schema, { at: 'config', values: values.config, errors }),
    // A stored key is not sent to a new address, so the form asks for it again.
    key_fields:
      refusal?.kind === 'credentials-required' || errors?.some(({ field }) => field.startsWith('credentials'))
        ? fieldsOf(setup?.credential_schema, { at: 'credentials', errors, secret: true })
        : [],
  };
  const names = ['customer', ...Object.values(fields).flatMap((some) => some.map(({ name }) => name))];
  return {
    integration,
    etag,
    opened: JSON.stringify(opened),
    owner: may_configure ? owner : undefined,
    ...fields,
    concurrent: concurrent?.map((one) => ({ ...one, label: labels[one.field] ?? one.field })),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
  };
}

const labels: Record<string, string> = {
  name: 'Name',
  purpose: 'Purpose',
  is_critical: 'Critical',
  customer_id: 'Customer',
  user_id: 'Person',
  config: 'Configuration',
};
