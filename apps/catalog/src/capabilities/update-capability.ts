import { isDeepStrictEqual } from 'node:util';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { type Expected, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type CapabilityBody, refuseBadSchema } from './capability.dto';
import type { Capability } from './capability.entity';
import { type CapabilityAddress, findCapability } from './find-capability';
import { SaveCapability } from './save-capability';

@Injectable()
export class UpdateCapability {
  constructor(
    private readonly database: Database,
    private readonly capabilities: SaveCapability,
  ) {}

  update(actor: string, address: CapabilityAddress, body: CapabilityBody, expected?: Expected): Promise<Capability> {
    refuseBadSchema(body.parameters_schema);
    return this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const row = await findCapability(tx, address, true);
      refuseStale(expected, row.version);
      const wanted = row.in_manifest && !body.parameters_schema ? row.parameters_schema : body.parameters_schema;
      const sameSchema = isDeepStrictEqual(row.parameters_schema, wanted ?? null);
      if (row.in_manifest && !sameSchema)
        throw new Problem(
          422,
          'declared-by-manifest',
          'The provider’s code declares the schema of this capability. Add another version instead.',
        );
      if (sameSchema && row.description === body.description) return row;
      const changed = [
        ...(sameSchema ? [] : ['parameters_schema']),
        ...(row.description === body.description ? [] : ['description']),
      ];
      row.description = body.description;
      row.parameters_schema = wanted ?? null;
      if (row.in_manifest) row.admin_fields = [...new Set([...row.admin_fields, 'description' as const])];
      return this.capabilities.save(tx, row, { actor, action: 'capability.updated', detail: { changed } });
    });
  }
}
