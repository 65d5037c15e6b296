import { connection, type ConnectionAnswer, type ConnectionRequest, PLATFORM_TENANT } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Connection } from './connection.entity';
import { snapshotOf } from './save-connection';

@Controller()
export class ConnectionRpc {
  constructor(private readonly database: Database) {}

  @OnRpc(connection)
  async find({ connection_code }: ConnectionRequest): Promise<ConnectionAnswer> {
    const row = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      tx.findOneBy(Connection, { connection_code, deleted_at: IsNull() }),
    );
    return row ? { connection: snapshotOf(row) } : {};
  }
}
