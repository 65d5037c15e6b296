import type { SchemaOwner } from '@linesman/contracts';
import type { EntitySchema, MigrationInterface, MixedList } from 'typeorm';

/** Entities and migrations of one service. `apps/<app>/src/schema.ts` exports it for the app and for the migrator. */
export interface ServiceSchema {
  service: SchemaOwner;
  // TypeORM's own type for entity classes.
  entities: MixedList<Function | string | EntitySchema>; // eslint-disable-line @typescript-eslint/no-unsafe-function-type
  migrations: (new () => MigrationInterface)[];
}
