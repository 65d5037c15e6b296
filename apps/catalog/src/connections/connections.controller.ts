import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ConnectionBody, type ConnectionView, NewConnectionBody, viewOf } from './connection.dto';
import { Connection } from './connection.entity';
import { CreateConnection } from './create-connection';
import { DeleteConnection } from './delete-connection';
import { findConnection } from './find-connection';
import { UpdateConnection } from './update-connection';

@Roles('admin')
@Controller('internal/connections')
export class ConnectionsController {
  constructor(
    private readonly database: Database,
    private readonly createConnection: CreateConnection,
    private readonly updateConnection: UpdateConnection,
    private readonly deleteConnection: DeleteConnection,
  ) {}

  @Post()
  async create(@Body() body: NewConnectionBody): Promise<ConnectionView> {
    return viewOf(await this.createConnection.create(body));
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get()
  async list(): Promise<{ items: ConnectionView[] }> {
    const rows = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      tx.find(Connection, { where: { deleted_at: IsNull() }, order: { connection_code: 'asc' } }),
    );
    return { items: rows.map(viewOf) };
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get(':connection_code')
  async get(@Param('connection_code') code: string): Promise<ConnectionView> {
    return viewOf(await this.database.inTenant(PLATFORM_TENANT, (tx) => findConnection(tx, code)));
  }

  @Put(':connection_code')
  async update(@Param('connection_code') code: string, @Body() body: ConnectionBody): Promise<ConnectionView> {
    return viewOf(await this.updateConnection.update(code, body));
  }

  @Delete(':connection_code')
  @HttpCode(204)
  delete(@Param('connection_code') code: string): Promise<void> {
    return this.deleteConnection.delete(code);
  }
}
