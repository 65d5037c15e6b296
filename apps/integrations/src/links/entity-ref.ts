import { PURPOSE } from '@linesman/contracts';
import { invalidFields } from '@linesman/service-kit';

/** What an integration serves: a customer, a product, a subscription, the tenant or another entity of the platform. */
export interface EntityRef {
  entity_type: string;
  entity_id: string;
}

export function entityOf(entity_type: string, entity_id: string): EntityRef {
  if (!PURPOSE.test(entity_type))
    throw invalidFields([{ field: 'entity_type', message: 'must be lower case letters, digits and underscores' }]);
  if (!/^[\w.:-]{1,200}$/.test(entity_id))
    throw invalidFields([{ field: 'entity_id', message: 'must be an id of at most 200 characters' }]);
  return { entity_type, entity_id };
}
