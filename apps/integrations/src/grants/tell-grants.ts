import { grantsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit';
import type { GrantView } from './grant.dto';

/** Writes down who granted or took what, and says so to those who hold leases. */
@Injectable()
export class TellGrants {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async changed(
    tx: Tx,
    { tenantId, subject }: Principal,
    action: 'grant.created' | 'grant.deleted',
    { grant_id, created_by: _by, created_at: _at, ...granted }: GrantView,
  ): Promise<void> {
    const { integration_id } = granted;
    if (granted.action === 'execute')
      await this.outbox.emit(tx, grantsChanged, {
        tenantId,
        aggregateId: integration_id ?? tenantId,
        data: integration_id ? { integration_id } : {},
      });
    await this.audit.record(tx, {
      tenant_id: tenantId,
      actor: subject,
      action,
      subject_type: 'grant',
      subject_id: grant_id,
      detail: granted,
    });
  }
}
