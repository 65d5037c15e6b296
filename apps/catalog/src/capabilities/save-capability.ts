import { capabilityChanged, type CapabilitySnapshot, PLATFORM_TENANT } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Audit, type Deed } from '../audit/audit';
import { Capability } from './capability.entity';

export const snapshotOf = (row: Capability): CapabilitySnapshot => ({
  connection_code: row.connection_code,
  capability_code: row.capability_code,
  capability_version: row.capability_version,
  description: row.description,
  ...(row.parameters_schema ? { parameters_schema: row.parameters_schema } : {}),
  removed: row.removed_at !== null,
  version: row.version,
});

/** Writes a row that changed, with the event and the entry in the log that say so. The caller holds its lock. */
@Injectable()
export class SaveCapability {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async save(tx: Tx, row: Capability, deed: Deed): Promise<Capability> {
    row.version = (row.version ?? 0) + 1;
    row.updated_at = this.clock.now();
    const saved = await tx.save(Capability, row);
    const id = `${row.connection_code}/${row.capability_code}/${row.capability_version}`;
    await this.outbox.emit(tx, capabilityChanged, {
      tenantId: PLATFORM_TENANT,
      aggregateId: id,
      aggregateVersion: row.version,
      data: snapshotOf(saved),
    });
    await this.audit.record(tx, 'capability', id, deed);
    return saved;
  }

  /** Soft: executions of the past refer to it. */
  remove(tx: Tx, row: Capability, actor: string): Promise<Capability> {
    row.removed_at = this.clock.now();
    return this.save(tx, row, { actor, action: 'removed' });
  }
}
