import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection, connectionFields } from './connection.entity';
import type { NewConnectionBody } from './connection.dto';
import { SaveConnection } from './save-connection';

@Injectable()
export class CreateConnection {
  constructor(
    private readonly database: Database,
    private readonly connections: SaveConnection,
  ) {}

  /** A code that was deleted may be used again: it is the same connection, back with a new face. */
  create(actor: string, body: NewConnectionBody): Promise<Connection> {
    const { connection_code } = body;
    return this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`connection ${connection_code}`]);
      const known = await tx.findOne(Connection, {
        where: { connection_code },
        lock: { mode: 'pessimistic_write' },
      });
      if (known && !known.deleted_at)
        throw new Problem(409, 'connection-exists', `There is a connection ${connection_code} already.`);
      const row = known ?? tx.create(Connection, { connection_code });
      Object.assign(row, {
        display_name: body.display_name,
        description: body.description ?? null,
        logo_url: body.logo_url ?? null,
        status: body.status,
        admin_fields: [...connectionFields],
        deleted_at: null,
      });
      return this.connections.save(tx, row, { actor, action: known ? 'restored' : 'created', detail: { ...body } });
    });
  }
}
