import type { FormSchema } from '../forms/json-schema';
import { languageChoice } from '../forms/language-choice';
import type { Connection, Customer } from '../upstream/answers';
import { idsSchema } from './external-ids';

/** A form that changes one field of a customer. */
export interface CustomerForm {
  /** The end of its address. */
  path: string;
  title: string;
  lead: string;
  field: 'technical_contact' | 'external_ids';
  schema: (customer: Customer, connections: Connection[]) => FormSchema;
  /** What the next page says after it was saved. */
  saved: string;
}

export const contactSchema: FormSchema = {
  required: ['name', 'email'],
  properties: {
    name: { type: 'string', title: 'Name', maxLength: 200 },
    email: { type: 'string', format: 'email', title: 'Email', description: 'Fix instructions are sent here.' },
    title: { type: 'string', title: 'Job title', maxLength: 200 },
    language: languageChoice(
      'Of emails to this person and of the pages behind their links. If empty, that of the workspace.',
    ),
  },
};

/** Whom messages about the customer's integrations go to. */
export const contactForm: CustomerForm = {
  path: 'contact',
  title: 'Change the technical contact',
  lead: 'This person gets the steps and the link to repair an integration of this customer.',
  field: 'technical_contact',
  schema: () => contactSchema,
  saved: 'The technical contact is changed. The next message goes to the new one.',
};

/** Under which id each provider knows the customer. */
export const idsForm: CustomerForm = {
  path: 'external-ids',
  title: 'Ids at providers',
  lead: 'Each provider knows this customer under an id of its own. Requests that name the customer use it.',
  field: 'external_ids',
  schema: ({ external_ids }, connections) => idsSchema(external_ids, connections),
  saved: 'The ids are saved.',
};
