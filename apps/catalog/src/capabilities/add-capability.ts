import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findConnection } from '../connections/find-connection';
import { type NewCapabilityBody, refuseBadSchema } from './capability.dto';
import { Capability } from './capability.entity';
import { SaveCapability } from './save-capability';

@Injectable()
export class AddCapability {
  constructor(
    private readonly database: Database,
    private readonly capabilities: SaveCapability,
  ) {}

  add(actor: string, connection_code: string, body: NewCapabilityBody): Promise<Capability> {
    refuseBadSchema(body.parameters_schema);
    const { capability_code, capability_version } = body;
    const key = { connection_code, capability_code, capability_version };
    return this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await findConnection(tx, connection_code, true);
      const known = await tx.findOneBy(Capability, key);
      if (known && !known.removed_at)
        throw new Problem(
          409,
          'capability-exists',
          `${connection_code} already has version ${capability_version} of ${capability_code}.`,
        );
      if (known?.in_manifest && body.parameters_schema)
        throw new Problem(
          422,
          'declared-by-manifest',
          'The provider’s code declares the schema of this capability. Omit parameters_schema, or add another version.',
        );
      const row = known ?? tx.create(Capability, { ...key, in_manifest: false, admin_fields: [] });
      row.description = body.description;
      if (!row.in_manifest) row.parameters_schema = body.parameters_schema ?? null;
      row.removed_at = null;
      row.admin_fields = row.in_manifest ? ['description', 'removed_at'] : [];
      return this.capabilities.save(tx, row, { actor, action: known ? 'capability.restored' : 'capability.added' });
    });
  }
}
