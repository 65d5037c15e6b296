import type { FormSchema } from '../../forms/json-schema';

/** Fields that every integration has, whatever it connects. */
export const nameSchema: FormSchema = {
  required: ['name'],
  properties: {
    name: {
      type: 'string',
      title: 'Name',
      maxLength: 200,
      description: 'You and your colleagues will find it under this name.',
    },
  },
};

export const moreSchema: FormSchema = {
  properties: {
    purpose: {
      type: 'string',
      title: 'Purpose',
      maxLength: 100,
      description: 'In lower case: payment_processing, data_sync.',
    },
    is_critical: {
      type: 'boolean',
      title: 'Critical',
      description: 'When it breaks, people are notified at once and with more urgency.',
    },
  },
};
