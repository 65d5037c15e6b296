import 'reflect-metadata';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ownSystem } from './own-system.ts';
import { printProgress } from './print-progress.ts';

const require = createRequire(import.meta.url);
const built = (path: string) => require(join(import.meta.dirname, '../../apps/integrations/dist', path)) as unknown;
const { openDatabase } = require('@linesman/persistence') as typeof import('@linesman/persistence');
const { schema } = built('schema.js') as typeof import('../../apps/integrations/src/schema.ts');
const { parseCredentialKeys } = built(
  'sealing/credential-keys.js',
) as typeof import('../../apps/integrations/src/sealing/credential-keys.ts');
const { rotateKeys } = built(
  'sealing/rotate-keys.system.js',
) as typeof import('../../apps/integrations/src/sealing/rotate-keys.system.ts');

const usage = `npm run rotate-keys [-- --new-key]
  Re-wraps everything that other keys sealed for the first key of CREDENTIAL_KEYS, while the services run.
  With DATABASE_APP_URL, DATABASE_SYSTEM_URL and CREDENTIAL_KEYS of integrations it works on that database;
  without them on the system of "npm start", whose integrations service it restarts with the changed keys.
  --new-key   makes a key first (npm start only)`;

const say = (line: string): void => console.log(line);

async function rotate(env: Access): Promise<string[]> {
  const keys = parseCredentialKeys(env.CREDENTIAL_KEYS);
  const database = await openDatabase(schema, { ...env, DATABASE_POOL_SIZE: 2 });
  try {
    const { onProgress, end } = printProgress(say);
    const { retired, rewrapped } = await rotateKeys(database, keys, { onProgress, onWait: say });
    end(rewrapped);
    return retired;
  } finally {
    await database.close();
  }
}

interface Access {
  DATABASE_APP_URL: string;
  DATABASE_SYSTEM_URL: string;
  CREDENTIAL_KEYS: string;
}

async function main(args: string[]): Promise<void> {
  const odd = args.find((arg) => arg !== '--new-key');
  if (odd) throw new Error(`${odd} is not known.\n${usage}`);
  const { DATABASE_APP_URL, DATABASE_SYSTEM_URL, CREDENTIAL_KEYS } = process.env;
  if (!DATABASE_APP_URL && !DATABASE_SYSTEM_URL) return inOwnSystem(args.includes('--new-key'));
  if (args.length > 0) throw new Error('--new-key is for "npm start": elsewhere keys come from your secret store.');
  if (!DATABASE_APP_URL || !DATABASE_SYSTEM_URL || !CREDENTIAL_KEYS)
    throw new Error(
      'Set DATABASE_APP_URL, DATABASE_SYSTEM_URL and CREDENTIAL_KEYS to the values of the integrations service.',
    );
  const retired = await rotate({ DATABASE_APP_URL, DATABASE_SYSTEM_URL, CREDENTIAL_KEYS });
  say(
    retired.length > 0
      ? `Nothing is sealed with ${retired.join(', ')} any more: remove it from CREDENTIAL_KEYS now.`
      : 'CREDENTIAL_KEYS has one key only: there is nothing to remove.',
  );
}

/** Follows the steps of the runbook in their order. */
async function inOwnSystem(newKey: boolean): Promise<void> {
  const system = ownSystem(say);
  await system.bringIn(newKey);
  const retired = await rotate(system.access());
  await system.takeOut();
  say(`Done: ${retired.join(', ') || 'no key'} is removed, and integrations runs with the new key alone.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
