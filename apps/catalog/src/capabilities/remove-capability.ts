import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { type Expected, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type CapabilityAddress, findCapability } from './find-capability';
import { SaveCapability } from './save-capability';

@Injectable()
export class RemoveCapability {
  constructor(
    private readonly database: Database,
    private readonly capabilities: SaveCapability,
  ) {}

  async remove(actor: string, address: CapabilityAddress, expected?: Expected): Promise<void> {
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findCapability(tx, address, true);
      refuseStale(expected, row.version);
      row.admin_fields = [...new Set([...row.admin_fields, 'removed_at' as const])];
      await this.capabilities.remove(tx, row, actor);
    });
  }
}
