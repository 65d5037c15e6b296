import { connectionUsage, PLATFORM_TENANT } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Clock, type Expected, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findConnection } from './find-connection';
import { SaveConnection } from './save-connection';

@Injectable()
export class DeleteConnection {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    private readonly connections: SaveConnection,
    private readonly clock: Clock,
  ) {}

  /** The row stays, marked as deleted, because other rows refer to it. A manifest does not restore it. */
  async delete(actor: string, connection_code: string, expected?: Expected): Promise<void> {
    await this.database.inTenant(PLATFORM_TENANT, (tx) => findConnection(tx, connection_code));
    await this.refuseWhileInUse(connection_code);
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findConnection(tx, connection_code, true);
      refuseStale(expected, row.version);
      row.deleted_at = this.clock.now();
      await this.connections.save(tx, row, { actor, action: 'connection.deleted' });
    });
  }

  /** An integration that is created at this very moment works on, as with a deprecated connection. */
  private async refuseWhileInUse(connection_code: string): Promise<void> {
    const { integrations, tenants } = await this.rpc.call(connectionUsage, { connection_code });
    if (integrations === 0) return;
    const used = `${integrations} ${integrations === 1 ? 'integration uses' : 'integrations use'} ${connection_code}`;
    throw new Problem(
      409,
      'connection-in-use',
      `${used}. Set its status to deprecated, so that it takes no new integrations.`,
      {
        integrations,
        tenants,
      },
    );
  }
}
