import { connectionChanged, type ConnectionSnapshot, PLATFORM_TENANT } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Audit, type Deed } from '../audit/audit';
import { Connection } from './connection.entity';

/** A soft-deleted connection is told as deprecated: it takes no new integrations, and old ones may still show its name. */
export const snapshotOf = (row: Connection): ConnectionSnapshot => ({
  connection_code: row.connection_code,
  display_name: row.display_name,
  ...(row.description ? { description: row.description } : {}),
  ...(row.logo_url ? { logo_url: row.logo_url } : {}),
  status: row.deleted_at ? 'deprecated' : row.status,
  version: row.version,
});

/** Writes a row that changed, with the event and the entry in the log that say so. The caller holds its lock. */
@Injectable()
export class SaveConnection {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async save(tx: Tx, row: Connection, deed: Deed): Promise<Connection> {
    row.version = (row.version ?? 0) + 1;
    row.updated_at = this.clock.now();
    const saved = await tx.save(Connection, row);
    await this.outbox.emit(tx, connectionChanged, {
      tenantId: PLATFORM_TENANT,
      aggregateId: row.connection_code,
      aggregateVersion: row.version,
      data: snapshotOf(saved),
    });
    await this.audit.record(tx, 'connection', row.connection_code, deed);
    return saved;
  }
}
