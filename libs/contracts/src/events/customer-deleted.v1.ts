import { IsArray, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class CustomerDeleted {
  @IsUUID() customer_id: string;
  /** The receipts repeat it. */
  @IsUUID() erasure_id: string;
  /** All integrations that the customer ever had. Those that were not deleted before have an `integration_deleted` each. */
  @IsArray() @IsUUID(undefined, { each: true }) integration_ids: string[];
}

export const customerDeleted = defineEvent({
  type: 'customer_deleted',
  producer: 'integrations',
  aggregate: 'customer',
  verb: 'deleted',
  summary:
    'A customer was deleted, with its integrations. Every service erases the customer’s data and answers with a receipt.',
  data: CustomerDeleted,
});
