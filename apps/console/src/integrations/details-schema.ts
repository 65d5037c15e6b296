import type { FormSchema } from '../forms/json-schema';

/** What every integration is asked, whatever it connects. */
export const nameSchema: FormSchema = {
  required: ['name'],
  properties: {
    name: {
      type: 'string',
      title: 'Name',
      maxLength: 200,
      description: 'As you and your colleagues will look for it.',
    },
  },
};

export const moreSchema: FormSchema = {
  properties: {
    purpose: {
      type: 'string',
      title: 'Purpose',
      maxLength: 100,
      description: 'What it is for, in lower case: payment_processing, data_sync.',
    },
    is_critical: {
      type: 'boolean',
      title: 'Critical',
      description: 'People are told at once and with more urgency when it breaks.',
    },
  },
};
