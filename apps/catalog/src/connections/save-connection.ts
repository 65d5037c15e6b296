import { connectionChanged, type ConnectionSnapshot, PLATFORM_TENANT } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, type AuditEntry, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection } from './connection.entity';

/**
 * A deleted connection is published as deprecated: it takes no new integrations, and existing ones can still show its
 * name.
 */
export const snapshotOf = (row: Connection): ConnectionSnapshot => ({
  connection_code: row.connection_code,
  display_name: row.display_name,
  description: row.description || undefined,
  logo_url: row.logo_url || undefined,
  status: row.deleted_at ? 'deprecated' : row.status,
  version: row.version,
});

/** Writes a changed row together with its event and its entry in the audit log. The caller has locked the row. */
@Injectable()
export class SaveConnection {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param change who changed the row, and how; the row itself is the subject of the audit entry. */
  async save(tx: Tx, row: Connection, change: Pick<AuditEntry, 'actor' | 'action' | 'detail'>): Promise<Connection> {
    row.version = (row.version ?? 0) + 1;
    row.updated_at = this.clock.now();
    const saved = await tx.save(Connection, row);
    await this.outbox.emit(tx, connectionChanged, {
      tenantId: PLATFORM_TENANT,
      aggregateId: row.connection_code,
      aggregateVersion: row.version,
      data: snapshotOf(saved),
    });
    await this.audit.record(tx, { ...change, subject_type: 'connection', subject_id: row.connection_code });
    return saved;
  }
}
