import {
  causeFacts,
  type Envelope,
  type IntegrationStatus,
  type IntegrationStatusChanged,
  integrationStatusChanged,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Audit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Integration } from './integration.entity';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { SaveIntegration } from './save-integration';

type StatusFacts = Pick<Integration, 'status' | 'status_reason' | 'status_cause'>;

/**
 * The status that follows from health. `error` only where no call can succeed before somebody acts on credentials or
 * configuration. An integration that is switched off, or not set up yet, keeps its status.
 */
function statusAfter(
  before: IntegrationStatus,
  { new_status, cause, failure_reason }: IntegrationStatusChanged,
): StatusFacts | undefined {
  if (before !== 'active' && before !== 'error') return undefined;
  const stopped = new_status === 'disconnected' && cause !== undefined && causeFacts[cause].stops_calls;
  return stopped
    ? { status: 'error', status_reason: failure_reason ?? null, status_cause: cause }
    : { status: 'active', status_reason: null, status_cause: null };
}

/** Lets an integration's status follow its health. */
@Controller()
export class OnIntegrationStatusChanged {
  constructor(
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
    private readonly statuses: ForgetStatuses,
  ) {}

  @OnEvent(integrationStatusChanged)
  async follow(
    { data: change, aggregateversion = 0 }: Envelope<IntegrationStatusChanged>,
    { tx }: EventContext,
  ): Promise<void> {
    const { integration_id } = change;
    const row = await tx.findOne(Integration, {
      where: { integration_id, deleted_at: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row || aggregateversion <= row.health_version) return;
    row.health_version = aggregateversion;
    row.lacks_scope = change.new_status !== 'healthy' && change.cause === 'insufficient_scope';
    row.disconnected_cause = change.new_status === 'disconnected' ? (change.cause ?? null) : null;
    const { status: before, status_reason, status_cause } = row;
    const after = statusAfter(before, change);
    const same =
      !after ||
      (after.status === before && after.status_cause === status_cause && after.status_reason === status_reason);
    if (same) {
      const { health_version, lacks_scope, disconnected_cause } = row;
      this.statuses.afterCommit(tx, row.tenant_id);
      await tx.update(Integration, { integration_id }, { health_version, lacks_scope, disconnected_cause });
      return;
    }
    await this.integrations.save(tx, Object.assign(row, after));
    if (before === after.status) return;
    await this.audit.record(tx, {
      tenant_id: row.tenant_id,
      actor: 'service:status-monitor',
      action: 'integration.status_followed',
      subject_type: 'integration',
      subject_id: integration_id,
      detail: {
        name: row.name,
        before,
        after: after.status,
        ...(change.cause ? { cause: change.cause } : {}),
        ...(change.failure_reason ? { reason: change.failure_reason } : {}),
      },
    });
  }
}
