import { type Envelope, type IntegrationStatusChanged, integrationStatusChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../audit/audit';
import { Integration } from './integration.entity';
import { SaveIntegration } from './save-integration';

/** An integration's status follows its health, unless somebody put it aside or it was never configured. */
@Controller()
export class FollowHealth {
  constructor(
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
  ) {}

  @OnEvent(integrationStatusChanged)
  async follow(envelope: Envelope<IntegrationStatusChanged>, { tx }: EventContext): Promise<void> {
    const { integration_id, new_status, failure_reason } = envelope.data;
    const row = await tx.findOne(Integration, {
      where: { integration_id, deleted_at: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    const health_version = envelope.aggregateversion ?? 0;
    if (!row || health_version <= row.health_version) return;
    const status = new_status === 'disconnected' ? 'error' : 'active';
    const follows = row.status === 'active' || row.status === 'error';
    if (!follows || row.status === status) {
      await tx.update(Integration, { integration_id }, { health_version });
      return;
    }
    const detail = { before: row.status, after: status, ...(failure_reason ? { reason: failure_reason } : {}) };
    Object.assign(row, { status, health_version, status_reason: status === 'error' ? (failure_reason ?? null) : null });
    await this.integrations.save(tx, row);
    await this.audit.record(tx, {
      tenant_id: row.tenant_id,
      actor: 'service:status-monitor',
      action: 'integration.status_followed',
      subject_type: 'integration',
      subject_id: integration_id,
      detail,
    });
  }
}
