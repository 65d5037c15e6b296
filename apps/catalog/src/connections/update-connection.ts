import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { type Expected, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ConnectionBody } from './connection.dto';
import { type Connection, connectionFields } from './connection.entity';
import { findConnection } from './find-connection';
import { SaveConnection } from './save-connection';

@Injectable()
export class UpdateConnection {
  constructor(
    private readonly database: Database,
    private readonly connections: SaveConnection,
  ) {}

  update(actor: string, connection_code: string, body: ConnectionBody, expected?: Expected): Promise<Connection> {
    return this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findConnection(tx, connection_code, true);
      refuseStale(expected, row.version);
      const wanted = {
        display_name: body.display_name,
        description: body.description ?? null,
        logo_url: body.logo_url ?? markOf(row),
        status: body.status ?? row.status,
      };
      const changed = connectionFields.filter((field) => row[field] !== wanted[field]);
      if (changed.length === 0) return row;
      const detail = Object.fromEntries(changed.map((field) => [field, { before: row[field], after: wanted[field] }]));
      for (const field of changed) Object.assign(row, { [field]: wanted[field] });
      row.admin_fields = [...new Set([...row.admin_fields, ...changed])];
      return this.connections.save(tx, row, { actor, action: 'connection.updated', detail });
    });
  }
}

/** The mark that a manifest gives a provider. It stays until staff set a logo. */
const markOf = ({ logo_url }: Connection): string | null => (logo_url?.startsWith('data:') ? logo_url : null);
