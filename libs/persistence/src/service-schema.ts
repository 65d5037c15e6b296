import type { SchemaOwner } from '@linesman/contracts';
import type { EntitySchema, MigrationInterface, MixedList } from 'typeorm';
import type { Retentions } from './retention/retention';

/** Entities, migrations and retentions of one service. `apps/<app>/src/schema.ts` exports it for the app and for the migrator. */
export interface ServiceSchema {
  service: SchemaOwner;
  // TypeORM's own type for entity classes.
  entities: MixedList<Function | string | EntitySchema>; // eslint-disable-line @typescript-eslint/no-unsafe-function-type
  migrations: (new () => MigrationInterface)[];
  /** Of each table: how long its rows are kept. */
  retention: Retentions;
}
