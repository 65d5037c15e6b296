import { capabilities, type CapabilitiesAnswer, type CapabilitiesRequest, PLATFORM_TENANT } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Capability } from './capability.entity';
import { snapshotOf } from './save-capability';

@Controller()
export class CapabilitiesRpc {
  constructor(private readonly database: Database) {}

  @OnRpc(capabilities)
  async list({ connection_code }: CapabilitiesRequest): Promise<CapabilitiesAnswer> {
    const rows = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      tx.find(Capability, {
        where: { connection_code, removed_at: IsNull() },
        order: { capability_code: 'asc', capability_version: 'desc' },
      }),
    );
    return { capabilities: rows.map(snapshotOf) };
  }
}
