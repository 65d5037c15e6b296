import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type FoundDefault, findDefaults, type WantedDefault } from './find-defaults';

/** The platform's default, for entities without any other: the default that the platform tenant has linked to itself. */
@Injectable()
export class PlatformDefault {
  constructor(private readonly database: Database) {}

  find(wanted: Omit<WantedDefault, 'tenant_id'>): Promise<FoundDefault[]> {
    const platform = { level: 'platform', entity_type: 'tenant', entity_id: PLATFORM_TENANT } as const;
    return this.database.inSystem((tx) => findDefaults(tx, { ...wanted, tenant_id: PLATFORM_TENANT }, [platform]));
  }
}
