import type { SchemaOwner } from '@linesman/contracts';
import type { EntitySchema, MigrationInterface, MixedList } from 'typeorm';

/** What one service keeps in Postgres. Exported by `apps/<app>/src/schema.ts`, read by the app and by the migrator. */
export interface ServiceSchema {
  service: SchemaOwner;
  // TypeORM's own type for entity classes.
  entities: MixedList<Function | string | EntitySchema>; // eslint-disable-line @typescript-eslint/no-unsafe-function-type
  migrations: (new () => MigrationInterface)[];
}
