import { type FormField, fieldsOf } from '../forms/fields-of';
import type { FormSchema } from '../forms/json-schema';
import { readForm } from '../forms/read-form';
import type { Refusal } from '../forms/refusal-of';
import type { Customer } from '../upstream/answers';
import { contactSchema } from './customer-forms';

export const detailsSchema: FormSchema = {
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'Name', maxLength: 200 },
    arr: {
      type: 'number',
      title: 'ARR',
      minimum: 0,
      description: 'Annual recurring revenue in whole US dollars. It decides how urgent a problem is.',
    },
    time_zone: {
      type: 'string',
      title: 'Time zone',
      maxLength: 100,
      description: 'Such as Europe/Paris. Working hours count there. UTC if empty.',
    },
  },
};

export const csmSchema: FormSchema = {
  properties: {
    name: { type: 'string', title: 'Name', maxLength: 200 },
    email: { type: 'string', format: 'email', title: 'Email', description: 'Slack and Teams know them by it.' },
  },
};

/** A field of the customer that the form asks for in a part of its own. */
type Part = 'csm' | 'technical_contact';

const parts: Record<Part, { title: string; lead: string; schema: FormSchema }> = {
  csm: { title: 'CSM', lead: 'Who is alerted when an integration of the customer breaks.', schema: csmSchema },
  technical_contact: {
    title: 'Technical contact',
    lead: 'Who at the customer gets the link to reconnect.',
    // It may be left empty as a whole.
    schema: { properties: contactSchema.properties },
  },
};

/** The contact of a customer that exists has a page of its own. */
export const partsOfNew: Part[] = ['csm', 'technical_contact'];
export const partsOfKnown: Part[] = ['csm'];

/** What somebody typed; the service checks it. */
export interface DetailValues extends Partial<Record<Part, Record<string, unknown>>> {
  name?: unknown;
  arr?: unknown;
  time_zone?: unknown;
}

/** What the form posted. A part that is empty as a whole is left out. */
export function readDetails(posted: Record<string, unknown>, asked: Part[]): DetailValues {
  const values: DetailValues = readForm(detailsSchema, posted).values;
  for (const part of asked) {
    const given = readForm(parts[part].schema, posted, { at: part }).values;
    if (Object.keys(given).length > 0) values[part] = given;
  }
  return values;
}

/** The changes of a customer: what is emptied is named too. The CSM keeps what the form does not ask for, unless it is another person. */
export function changesOf(customer: Pick<Customer, 'csm'>, { name, arr, time_zone, csm }: DetailValues) {
  const same = customer.csm?.email === csm?.email;
  return { name, arr, time_zone, csm: csm && { ...(same && customer.csm), ...csm } };
}

export const valuesOf = ({ name, arr, time_zone, csm }: Customer): DetailValues => ({
  name,
  time_zone,
  ...(arr !== null && { arr }),
  ...(csm && { csm: { ...csm } }),
});

interface ShownPart {
  title: string;
  lead: string;
  fields: FormField[];
}

export function shownParts(values: DetailValues, asked: Part[], refusal?: Refusal): ShownPart[] {
  const errors = refusal?.errors;
  return [
    {
      title: 'Customer',
      lead: 'What the customer is worth, and when it works.',
      fields: fieldsOf(detailsSchema, { values: { ...values }, errors }),
    },
    ...asked.map((part) => {
      const { title, lead, schema } = parts[part];
      return { title, lead, fields: fieldsOf(schema, { at: part, values: values[part], errors }) };
    }),
  ];
}
