import { capabilityChanged, type CapabilitySnapshot, PLATFORM_TENANT } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, type AuditEntry, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Capability } from './capability.entity';

export const snapshotOf = (row: Capability): CapabilitySnapshot => ({
  connection_code: row.connection_code,
  capability_code: row.capability_code,
  capability_version: row.capability_version,
  description: row.description,
  parameters_schema: row.parameters_schema ?? undefined,
  removed: row.removed_at !== null,
  version: row.version,
});

/** Writes a changed row together with its event and its entry in the audit log. The caller has locked the row. */
@Injectable()
export class SaveCapability {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param change who changed the row, and how; the row itself is the subject of the audit entry. */
  async save(tx: Tx, row: Capability, change: Pick<AuditEntry, 'actor' | 'action' | 'detail'>): Promise<Capability> {
    row.version = (row.version ?? 0) + 1;
    row.updated_at = this.clock.now();
    const saved = await tx.save(Capability, row);
    const subject_id = `${row.connection_code}/${row.capability_code}/${row.capability_version}`;
    await this.outbox.emit(tx, capabilityChanged, {
      tenantId: PLATFORM_TENANT,
      aggregateId: subject_id,
      aggregateVersion: row.version,
      data: snapshotOf(saved),
    });
    await this.audit.record(tx, { ...change, subject_type: 'capability', subject_id });
    return saved;
  }

  /** The row stays, because executions of the past refer to it. */
  remove(tx: Tx, row: Capability, actor: string): Promise<Capability> {
    row.removed_at = this.clock.now();
    return this.save(tx, row, { actor, action: 'capability.removed' });
  }
}
