import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
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

  /** The code of a deleted connection may be used again: this restores the connection with new details. */
  create(actor: string, body: NewConnectionBody): Promise<Connection> {
    const { connection_code } = body;
    return this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await rows(tx, 'select pg_advisory_xact_lock(hashtext($1))', [`connection ${connection_code}`]);
      const known = await tx.findOne(Connection, {
        where: { connection_code },
        lock: { mode: 'pessimistic_write' },
      });
      if (known && !known.deleted_at)
        throw new Problem(409, 'connection-exists', `The connection ${connection_code} exists already.`);
      const row = known ?? tx.create(Connection, { connection_code });
      Object.assign(row, {
        display_name: body.display_name,
        description: body.description ?? null,
        logo_url: body.logo_url ?? null,
        status: body.status,
        admin_fields: [...connectionFields],
        deleted_at: null,
      });
      const action = known ? 'connection.restored' : 'connection.created';
      return this.connections.save(tx, row, { actor, action, detail: { ...body } });
    });
  }
}
