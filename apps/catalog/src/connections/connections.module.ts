import { Module } from '@nestjs/common';
import { ConnectionRpc } from './connection.rpc';
import { ConnectionsController } from './connections.controller';
import { CreateConnection } from './create-connection';
import { DeleteConnection } from './delete-connection';
import { SaveConnection } from './save-connection';
import { UpdateConnection } from './update-connection';

/** Connections: what staff and manifests declare, and what other services look up. */
@Module({
  controllers: [ConnectionRpc, ConnectionsController],
  providers: [CreateConnection, DeleteConnection, SaveConnection, UpdateConnection],
  exports: [SaveConnection],
})
export class ConnectionsModule {}
