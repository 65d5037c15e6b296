import { IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class TenantErased {
  /** The receipts repeat it. */
  @IsUUID() erasure_id: string;
}

export const tenantErased = defineEvent({
  type: 'tenant_erased',
  producer: 'integrations',
  aggregate: 'tenant',
  verb: 'erased',
  summary:
    'A tenant was erased. Every service erases the tenant’s data, answers with a receipt and ignores its later events.',
  data: TenantErased,
  after_erasure: true,
});
