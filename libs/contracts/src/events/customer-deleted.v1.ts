import { IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class CustomerDeleted {
  @IsUUID() customer_id: string;
  /** Names it in the receipts. */
  @IsUUID() erasure_id: string;
  /** Everything that was ever the customer's; each that still stood has an `integration_deleted` of its own. */
  @IsUUID(undefined, { each: true }) integration_ids: string[];
}

export const customerDeleted = defineEvent({
  type: 'customer_deleted',
  producer: 'integrations',
  aggregate: 'customer',
  verb: 'deleted',
  summary: 'A customer is gone, with its integrations. Who holds anything of it erases that and says so.',
  data: CustomerDeleted,
});
