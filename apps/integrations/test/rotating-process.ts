import { openDatabase } from '@linesman/persistence';
import { schema } from '../src/schema';
import { parseCredentialKeys } from '../src/sealing/credential-keys';
import { rotateKeys } from '../src/sealing/rotate-keys.system';

/** Runs a rotation in its own process, which a test kills. */
async function main(): Promise<void> {
  const { DATABASE_APP_URL, DATABASE_SYSTEM_URL, CREDENTIAL_KEYS } = process.env as Record<string, string>;
  const urls = {
    DATABASE_APP_URL: DATABASE_APP_URL!,
    DATABASE_SYSTEM_URL: DATABASE_SYSTEM_URL!,
    DATABASE_POOL_SIZE: 2,
  };
  const database = await openDatabase(schema, urls);
  console.log('rotating');
  await rotateKeys(database, parseCredentialKeys(CREDENTIAL_KEYS!), { unused_ms: 0 });
}

void main();
