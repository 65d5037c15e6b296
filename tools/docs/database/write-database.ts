import { writeFileSync } from 'node:fs';
import { databaseDocument } from './database-document.ts';
import { migratedTables } from './migrated-tables.ts';

/** Writes docs/database.md from a database that is migrated for it. */
export async function writeDatabase(): Promise<void> {
  const path = 'docs/database.md';
  writeFileSync(new URL(`../../../${path}`, import.meta.url), databaseDocument(await migratedTables()));
  console.log(`wrote ${path}`);
}
