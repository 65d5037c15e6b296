import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { uuidOf } from '../../pages/query-string';
import { FindCustomer } from '../names/find-customer';

export const linkSchema: FormSchema = {
  required: ['entity_type', 'entity_id'],
  properties: {
    entity_type: {
      type: 'string',
      title: 'Kind',
      maxLength: 100,
      default: 'customer',
      description: 'customer, product, subscription, or any other kind that your platform has.',
    },
    entity_id: {
      type: 'string',
      title: 'Which one',
      maxLength: 200,
      description: 'Its id, or the name of a customer.',
    },
    purpose: {
      type: 'string',
      title: 'Purpose',
      maxLength: 100,
      description: 'In lower case: payment_processing.',
    },
    is_default: {
      type: 'boolean',
      title: 'Default for this purpose',
      description: 'Replaces the present default.',
    },
  },
};

export interface WantedLink {
  entity_type: string;
  entity_id: string;
  purpose?: string;
  is_default: boolean;
}

@Injectable()
export class ReadLink {
  constructor(private readonly customers: FindCustomer) {}

  async read(
    token: string,
    posted: Record<string, unknown>,
  ): Promise<{ wanted: WantedLink; values: Record<string, unknown>; errors: FieldError[] }> {
    const { values, errors } = readForm(linkSchema, posted);
    const { entity_type = '', entity_id = '', purpose, is_default } = values as Partial<WantedLink>;
    const wanted = { entity_type, entity_id, purpose, is_default: is_default === true };
    for (const field of linkSchema.required!) if (!values[field]) errors.push({ field, message: 'is missing' });
    if (errors.length > 0 || entity_type !== 'customer' || uuidOf(entity_id)) return { wanted, values, errors };
    const { found, choices } = await this.customers.find(token, entity_id, {});
    if (found) return { wanted: { ...wanted, entity_id: found.customer_id }, values, errors };
    const names = choices.map(({ name }) => name.slice(0, 60)).join(', ');
    const message = names
      ? `fits several customers: ${names}. Type the whole name, or the id.`
      : 'No matching customer.';
    return { wanted, values, errors: [{ field: 'entity_id', message }] };
  }
}
