import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findConnection } from './find-connection';
import { SaveConnection } from './save-connection';

@Injectable()
export class DeleteConnection {
  constructor(
    private readonly database: Database,
    private readonly connections: SaveConnection,
    private readonly clock: Clock,
  ) {}

  /** Soft: the row stays for what refers to it, and a manifest does not bring it back. */
  async delete(connection_code: string): Promise<void> {
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findConnection(tx, connection_code, true);
      row.deleted_at = this.clock.now();
      await this.connections.save(tx, row);
    });
  }
}
