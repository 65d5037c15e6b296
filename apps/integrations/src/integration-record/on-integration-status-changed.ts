import { type Envelope, type IntegrationStatusChanged, integrationStatusChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Integration } from './integration.entity';
import { SaveIntegration } from './save-integration';

/** Sets an integration's status by its health, unless the integration is `inactive` or `pending_configuration`. */
@Controller()
export class OnIntegrationStatusChanged {
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
    const before = row.status;
    const status = new_status === 'disconnected' ? 'error' : 'active';
    const follows = before === 'active' || before === 'error';
    if (!follows || before === status) {
      await tx.update(Integration, { integration_id }, { health_version });
      return;
    }
    row.status = status;
    row.health_version = health_version;
    row.status_reason = status === 'error' ? (failure_reason ?? null) : null;
    await this.integrations.save(tx, row);
    await this.audit.record(tx, {
      tenant_id: row.tenant_id,
      actor: 'service:status-monitor',
      action: 'integration.status_followed',
      subject_type: 'integration',
      subject_id: integration_id,
      detail: { before, after: status, ...(failure_reason ? { reason: failure_reason } : {}) },
    });
  }
}
