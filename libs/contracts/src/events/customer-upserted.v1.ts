import { CustomerSnapshot } from '../customer';
import { defineEvent } from '../define';

export const customerUpserted = defineEvent({
  type: 'customer_upserted',
  producer: 'integrations',
  aggregate: 'customer',
  verb: 'upserted',
  summary: 'A customer was created or changed.',
  data: CustomerSnapshot,
});
