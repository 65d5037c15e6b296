import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type FoundDefault, findDefaults } from './find-defaults';

/** The platform serves whom nobody else serves: with what its own tenant has as the default for all of its own. */
@Injectable()
export class PlatformDefault {
  constructor(private readonly database: Database) {}

  find(purpose: string): Promise<FoundDefault[]> {
    const platform = { level: 'platform', entity_type: 'tenant', entity_id: PLATFORM_TENANT } as const;
    return this.database.inSystem((tx) => findDefaults(tx, PLATFORM_TENANT, purpose, [platform]));
  }
}
