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

  /** Soft: the row stays for what refers to it, and a manifest does not bring it back. */
  async delete(actor: string, connection_code: string, expected?: Expected): Promise<void> {
    await this.database.inTenant(PLATFORM_TENANT, (tx) => findConnection(tx, connection_code));
    await this.refuseUsed(connection_code);
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findConnection(tx, connection_code, true);
      refuseStale(expected, row.version);
      row.deleted_at = this.clock.now();
      await this.connections.save(tx, row, { actor, action: 'deleted' });
    });
  }

  /** One that is made at this very moment goes on as with a deprecated connection. */
  private async refuseUsed(connection_code: string): Promise<void> {
    const { integrations, tenants } = await this.rpc.call(connectionUsage, { connection_code });
    if (integrations === 0) return;
    const used = `${integrations} ${integrations === 1 ? 'integration uses' : 'integrations use'} ${connection_code}`;
    throw new Problem(409, 'connection-in-use', `${used}. Set its status to deprecated: it takes no new ones then.`, {
      integrations,
      tenants,
    });
  }
}
