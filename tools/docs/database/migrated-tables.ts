import { schemaOf, schemaOwners } from '@linesman/contracts/topology';
import { migrate, type ServiceSchema } from '@linesman/persistence';
import { queryOnce, startServers } from '@linesman/testing';
import { readTables, type Table } from './read-tables.ts';

/** The tables of all services, in a database that exists for as long as this takes. */
export async function migratedTables(): Promise<Table[]> {
  const servers = await startServers({ postgres: true });
  try {
    for (const owner of schemaOwners) {
      const { schema } = (await import(`../../../apps/${owner}/src/schema.ts`)) as { schema: ServiceSchema };
      await migrate(schema, servers.postgres.role(owner, 'owner'));
    }
    const url = new URL(servers.postgres.url);
    url.pathname = new URL(servers.postgres.role('catalog', 'owner')).pathname;
    return await readTables((text, values) => queryOnce(url.href, text, values), schemaOwners.map(schemaOf));
  } finally {
    await servers.stop();
  }
}
