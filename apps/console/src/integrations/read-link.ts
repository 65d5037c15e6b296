import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { FormSchema } from '../forms/json-schema';
import { readForm } from '../forms/read-form';
import { FindCustomer } from './find-customer';

export const linkSchema: FormSchema = {
  required: ['entity_type', 'entity_id'],
  properties: {
    entity_type: {
      type: 'string',
      title: 'Kind',
      maxLength: 100,
      default: 'customer',
      description: 'customer, product, subscription, or whatever else your platform knows.',
    },
    entity_id: {
      type: 'string',
      title: 'Which one',
      maxLength: 200,
      description: 'Its id; of a customer the name does, too.',
    },
    purpose: {
      type: 'string',
      title: 'Purpose',
      maxLength: 100,
      description: 'What it serves for, in lower case: payment_processing.',
    },
    is_default: {
      type: 'boolean',
      title: 'Default for this purpose',
      description: 'Takes the place of the default that stands.',
    },
  },
};

export interface WantedLink {
  entity_type: string;
  entity_id: string;
  purpose?: string;
  is_default: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class ReadLink {
  constructor(private readonly customers: FindCustomer) {}

  async read(
    token: string,
    posted: Record<string, unknown>,
  ): Promise<{ wanted: WantedLink; values: Record<string, unknown>; errors: FieldError[] }> {
    const { values, errors } = readForm(linkSchema, posted);
    const { entity_type = '', entity_id = '', purpose, is_default } = values as Partial<WantedLink>;
    const wanted = { entity_type, entity_id, ...(purpose ? { purpose } : {}), is_default: is_default === true };
    for (const field of linkSchema.required!) if (!values[field]) errors.push({ field, message: 'must be said' });
    if (errors.length > 0 || entity_type !== 'customer' || UUID.test(entity_id)) return { wanted, values, errors };
    const { found, choices } = await this.customers.find(token, entity_id, {});
    if (found) return { wanted: { ...wanted, entity_id: found.customer_id }, values, errors };
    const names = choices.map(({ name }) => name.slice(0, 60)).join(', ');
    const message = names
      ? `could be any of these: ${names}. Write the whole name, or the id.`
      : 'is no customer of yours';
    return { wanted, values, errors: [{ field: 'entity_id', message }] };
  }
}

export const linkPath = ({ entity_type, entity_id }: Pick<WantedLink, 'entity_type' | 'entity_id'>): string =>
  `/entities/${encodeURIComponent(entity_type)}/${encodeURIComponent(entity_id)}/integrations`;
