import { type ConnectionStatus, connectionStatuses } from '@linesman/contracts';
import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { Connection } from '../../upstream/answers';

/** The fields of a connection that staff can change. */
export type ConnectionValues = Pick<Connection, 'display_name' | 'description' | 'logo_url' | 'status'>;

const code: FormSchema = {
  required: ['connection_code'],
  properties: {
    connection_code: {
      type: 'string',
      title: 'Code',
      maxLength: 100,
      description: 'Lower case letters, digits and underscores. It never changes.',
    },
  },
};
const display: FormSchema = {
  required: ['display_name'],
  properties: {
    display_name: { type: 'string', title: 'Name', maxLength: 200 },
    description: { type: 'string', title: 'Description', maxLength: 2_000, description: 'Shown in the catalog.' },
    logo_url: {
      type: 'string',
      format: 'uri',
      title: 'Logo',
      description: 'An https URL. It replaces the mark with the first letters of the name.',
    },
  },
};

const about: Record<ConnectionStatus, { label: string; hint: string }> = {
  active: { label: 'Active', hint: 'Everybody can connect it.' },
  beta: { label: 'Beta', hint: 'Everybody can connect it, and sees that it is new.' },
  deprecated: { label: 'Deprecated', hint: 'Existing integrations keep working; nobody can add one.' },
};
export const statusLabels = Object.fromEntries(connectionStatuses.map((one) => [one, about[one].label]));

export function readConnection(posted: Record<string, unknown>): ConnectionValues & { connection_code?: string } {
  const { connection_code } = readForm(code, posted).values as { connection_code?: string };
  const {
    display_name = '',
    description = null,
    logo_url = null,
  } = readForm(display, posted).values as Partial<ConnectionValues>;
  const status = connectionStatuses.find((one) => one === posted.status) ?? 'active';
  return { connection_code, display_name, description, logo_url, status };
}

/** The body of a PUT or POST: the catalog refuses null. */
export const bodyOf = ({ display_name, description, logo_url, status }: ConnectionValues) => ({
  display_name,
  description: description ?? undefined,
  logo_url: logo_url ?? undefined,
  status,
});

export const valuesOf = ({ display_name, description, logo_url, status }: Connection): ConnectionValues => ({
  display_name,
  description,
  // The provider's own mark is no address that staff could enter.
  logo_url: logo_url?.startsWith('https:') ? logo_url : null,
  status,
});

export function connectionFields(values: Partial<ConnectionValues>, refusal?: Refusal, isNew = false) {
  const errors = refusal?.errors;
  const fields = [
    ...(isNew ? fieldsOf(code, { values: { ...values }, errors }) : []),
    ...fieldsOf(display, { values: { ...values }, errors }),
  ];
  return {
    fields,
    statuses: connectionStatuses.map((value) => ({
      value,
      ...about[value],
      chosen: value === (values.status ?? 'active'),
    })),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, [...fields.map(({ name }) => name), 'status']) },
  };
}
