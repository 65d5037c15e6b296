import { IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class TenantErased {
  /** Names it in the receipts. */
  @IsUUID() erasure_id: string;
}

export const tenantErased = defineEvent({
  type: 'tenant_erased',
  producer: 'integrations',
  aggregate: 'tenant',
  verb: 'erased',
  summary:
    'A tenant is gone with everything it had. Who holds anything of it erases that, says so, and takes nothing more.',
  data: TenantErased,
  after_erasure: true,
});
