import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { originOf } from './environment.mjs';
import { nodeBinary } from './node.mjs';
import { root } from './paths.mjs';

/** Seeds the demo tenants over the HTTP API that a platform would use. */
export async function seed({ ports, say }) {
  say('Seeding the demo world');
  const child = spawn(nodeBinary(), [join(root, 'tools/start/seed.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, INTEGRATIONS_URL: originOf(ports.integrations), SANDBOX_URL: originOf(ports.sandbox) },
  });
  createInterface({ input: child.stdout }).on('line', say);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Failure('The demo world could not be seeded: the message above says why.');
}
