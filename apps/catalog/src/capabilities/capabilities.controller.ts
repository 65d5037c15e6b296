import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { findConnection } from '../connections/find-connection';
import { AddCapability } from './add-capability';
import { CapabilityBody, type CapabilityView, NewCapabilityBody, VersionQuery, viewOf } from './capability.dto';
import { Capability } from './capability.entity';
import { type CapabilityAddress, findCapability } from './find-capability';
import { RemoveCapability } from './remove-capability';
import { UpdateCapability } from './update-capability';

@Roles('admin')
@Controller('internal/connections/:connection_code/capabilities')
export class CapabilitiesController {
  constructor(
    private readonly database: Database,
    private readonly addCapability: AddCapability,
    private readonly updateCapability: UpdateCapability,
    private readonly removeCapability: RemoveCapability,
  ) {}

  @Post()
  async add(@Param('connection_code') connection: string, @Body() body: NewCapabilityBody): Promise<CapabilityView> {
    return viewOf(await this.addCapability.add(connection, body));
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get()
  async list(@Param('connection_code') connection_code: string): Promise<{ items: CapabilityView[] }> {
    const rows = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await findConnection(tx, connection_code);
      return tx.find(Capability, {
        where: { connection_code, removed_at: IsNull() },
        order: { capability_code: 'asc', capability_version: 'desc' },
      });
    });
    return { items: rows.map(viewOf) };
  }

  @Roles('admin', 'tenant_admin', 'csm', 'member', 'service')
  @Get(':capability_code')
  async get(@Param() path: CapabilityAddress, @Query() query: VersionQuery): Promise<CapabilityView> {
    const address = addressOf(path, query);
    return viewOf(await this.database.inTenant(PLATFORM_TENANT, (tx) => findCapability(tx, address)));
  }

  @Put(':capability_code')
  async update(
    @Param() path: CapabilityAddress,
    @Query() query: VersionQuery,
    @Body() body: CapabilityBody,
  ): Promise<CapabilityView> {
    return viewOf(await this.updateCapability.update(addressOf(path, query), body));
  }

  @Delete(':capability_code')
  @HttpCode(204)
  remove(@Param() path: CapabilityAddress, @Query() query: VersionQuery): Promise<void> {
    return this.removeCapability.remove(addressOf(path, query));
  }
}

const addressOf = (path: CapabilityAddress, query: VersionQuery): CapabilityAddress => ({
  connection_code: path.connection_code,
  capability_code: path.capability_code,
  ...(query.capability_version ? { capability_version: query.capability_version } : {}),
});
