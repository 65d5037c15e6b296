import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  type Page,
  pageOf,
  PageQuery,
  placeOf,
  type Principal,
  Roles,
} from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { findConnection } from '../connections/find-connection';
import { AddCapability } from './add-capability';
import { CapabilityBody, type CapabilityView, NewCapabilityBody, VersionQuery, viewOf } from './capability.dto';
import { Capability } from './capability.entity';
import { type CapabilityAddress, findCapability } from './find-capability';
import { RemoveCapability } from './remove-capability';
import { UpdateCapability } from './update-capability';

@Roles('admin')
@UseInterceptors(EntityTag)
@Controller('internal/connections/:connection_code/capabilities')
export class CapabilitiesController {
  constructor(
    private readonly database: Database,
    private readonly addCapability: AddCapability,
    private readonly updateCapability: UpdateCapability,
    private readonly removeCapability: RemoveCapability,
  ) {}

  @Post()
  async add(
    @Caller() { subject }: Principal,
    @Param('connection_code') connection: string,
    @Body() body: NewCapabilityBody,
  ): Promise<CapabilityView> {
    return viewOf(await this.addCapability.add(subject, connection, body));
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get()
  async list(
    @Param('connection_code') connection_code: string,
    @Query() page: PageQuery,
  ): Promise<Page<CapabilityView>> {
    const [code, version] = placeOf(page, 'code', 'integer') ?? [];
    const rows = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await findConnection(tx, connection_code);
      const query = tx
        .createQueryBuilder(Capability, 'c')
        .where('c.connection_code = :connection_code and c.removed_at is null', { connection_code });
      if (code)
        query.andWhere('(c.capability_code, -c.capability_version) > (:code, -cast(:version as int))', {
          code,
          version,
        });
      return query
        .orderBy('c.capability_code')
        .addOrderBy('c.capability_version', 'DESC')
        .take(page.limit + 1)
        .getMany();
    });
    return pageOf(rows.map(viewOf), page, ({ capability_code, capability_version }) => [
      capability_code,
      capability_version,
    ]);
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get(':capability_code')
  async get(@Param() path: CapabilityAddress, @Query() query: VersionQuery): Promise<CapabilityView> {
    const address = addressOf(path, query);
    return viewOf(await this.database.inTenant(PLATFORM_TENANT, (tx) => findCapability(tx, address)));
  }

  @Put(':capability_code')
  async update(
    @Caller() { subject }: Principal,
    @Param() path: CapabilityAddress,
    @Query() query: VersionQuery,
    @Body() body: CapabilityBody,
    @IfMatch() expected: Expected,
  ): Promise<CapabilityView> {
    return viewOf(await this.updateCapability.update(subject, addressOf(path, query), body, expected));
  }

  @Delete(':capability_code')
  @HttpCode(204)
  remove(
    @Caller() { subject }: Principal,
    @Param() path: CapabilityAddress,
    @Query() query: VersionQuery,
    @IfMatch() expected: Expected,
  ): Promise<void> {
    return this.removeCapability.remove(subject, addressOf(path, query), expected);
  }
}

const addressOf = (path: CapabilityAddress, query: VersionQuery): CapabilityAddress => ({
  connection_code: path.connection_code,
  capability_code: path.capability_code,
  capability_version: query.capability_version,
});
