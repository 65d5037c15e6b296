import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServiceSchema } from '@linesman/persistence';

const require = createRequire(import.meta.url);
const { migrate } = require('@linesman/persistence') as typeof import('@linesman/persistence');

/** Brings each schema up to date as its owner. OWNER_URLS: {"catalog": "postgres://catalog_owner:…"}. */
const ownerUrls = JSON.parse(process.env.OWNER_URLS ?? '{}') as Record<string, string>;
if (Object.keys(ownerUrls).length === 0) {
  console.error('Set OWNER_URLS to a JSON object of service names and database URLs of their owner roles.');
  process.exit(1);
}

for (const [service, url] of Object.entries(ownerUrls)) {
  const applied = await migrate(schemaOf(service), url);
  if (applied.length > 0) console.log(`${service}: ${applied.join(', ')}`);
}

function schemaOf(service: string): ServiceSchema {
  const file = join(import.meta.dirname, '../../apps', service, 'dist/schema.js');
  if (!existsSync(file)) throw new Error(`${file} is missing: build first.`);
  const found = Object.values(require(file) as Record<string, Partial<ServiceSchema>>).find(
    (exported) => exported.service === service,
  );
  if (!found) throw new Error(`${file} exports no schema for ${service}.`);
  return found as ServiceSchema;
}
