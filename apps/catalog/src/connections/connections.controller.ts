import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  type Page,
  pageOf,
  placeOf,
  type Principal,
  Roles,
} from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ConnectionBody, ConnectionFilter, type ConnectionView, NewConnectionBody, viewOf } from './connection.dto';
import { Connection } from './connection.entity';
import { CreateConnection } from './create-connection';
import { DeleteConnection } from './delete-connection';
import { findConnection } from './find-connection';
import { UpdateConnection } from './update-connection';

@Roles('admin')
@UseInterceptors(EntityTag)
@Controller('internal/connections')
export class ConnectionsController {
  constructor(
    private readonly database: Database,
    private readonly createConnection: CreateConnection,
    private readonly updateConnection: UpdateConnection,
    private readonly deleteConnection: DeleteConnection,
  ) {}

  @Post()
  async create(@Caller() { subject }: Principal, @Body() body: NewConnectionBody): Promise<ConnectionView> {
    return viewOf(await this.createConnection.create(subject, body));
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get()
  async list(@Query() filter: ConnectionFilter): Promise<Page<ConnectionView>> {
    const [after] = placeOf(filter, 'code') ?? [];
    const rows = await this.database.inTenant(PLATFORM_TENANT, (tx) => {
      const query = tx.createQueryBuilder(Connection, 'c').where('c.deleted_at is null').orderBy('c.connection_code');
      if (filter.status) query.andWhere('c.status = :status', { status: filter.status });
      if (after) query.andWhere('c.connection_code > :after', { after });
      return query.take(filter.limit + 1).getMany();
    });
    return pageOf(rows.map(viewOf), filter, ({ connection_code }) => [connection_code]);
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get(':connection_code')
  async get(@Param('connection_code') code: string): Promise<ConnectionView> {
    return viewOf(await this.database.inTenant(PLATFORM_TENANT, (tx) => findConnection(tx, code)));
  }

  @Put(':connection_code')
  async update(
    @Caller() { subject }: Principal,
    @Param('connection_code') code: string,
    @Body() body: ConnectionBody,
    @IfMatch() expected: Expected,
  ): Promise<ConnectionView> {
    return viewOf(await this.updateConnection.update(subject, code, body, expected));
  }

  @Delete(':connection_code')
  @HttpCode(204)
  delete(
    @Caller() { subject }: Principal,
    @Param('connection_code') code: string,
    @IfMatch() expected: Expected,
  ): Promise<void> {
    return this.deleteConnection.delete(subject, code, expected);
  }
}
