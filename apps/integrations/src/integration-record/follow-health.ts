import { causeFacts, type IntegrationStatus, type IntegrationStatusChanged } from '@linesman/contracts';
import { Audit, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Integration } from './integration.entity';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { SaveIntegration } from './save-integration';

type StatusFacts = Pick<Integration, 'status' | 'status_reason' | 'status_cause'>;

/**
 * The status that follows from health. `error` only where no call can succeed before somebody acts on credentials or
 * configuration. An integration that is switched off, or not set up yet, keeps its status.
 */
export function statusAfter(
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
@Injectable()
export class FollowHealth {
  constructor(
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
    private readonly statuses: ForgetStatuses,
  ) {}

  /** @param isNews whether this change is newer than the one that the row followed last. */
  async follow(tx: Tx, change: IntegrationStatusChanged, isNews: (row: Integration) => boolean): Promise<void> {
    const { integration_id } = change;
    const row = await tx.findOne(Integration, {
      where: { integration_id, deleted_at: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row || !isNews(row)) return;
    row.health_changed_at = new Date(change.changed_at);
    row.lacks_scope = change.new_status !== 'healthy' && change.cause === 'insufficient_scope';
    row.disconnected_cause = change.new_status === 'disconnected' ? (change.cause ?? null) : null;
    const { status: before, status_reason, status_cause } = row;
    const after = statusAfter(before, change);
    const same =
      !after ||
      (after.status === before && after.status_cause === status_cause && after.status_reason === status_reason);
    if (same) {
      const { health_version, health_changed_at, lacks_scope, disconnected_cause } = row;
      this.statuses.afterCommit(tx, row.tenant_id);
      const followed = { health_version, health_changed_at, lacks_scope, disconnected_cause };
      await tx.update(Integration, { integration_id }, followed);
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
