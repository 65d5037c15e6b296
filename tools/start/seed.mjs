import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../servers/failure.mjs';
import { originOf } from './environment.mjs';
import { nodeBinary, root } from './paths.mjs';

const script = join(root, 'tools/start/seed.ts');

/** The demo world, over the HTTP API that a platform would use. */
export function seed({ ports, say }) {
  if (!existsSync(script)) return;
  say('Seeding the demo world');
  const { status } = spawnSync(nodeBinary, [script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, INTEGRATIONS_URL: originOf(ports.integrations), SANDBOX_URL: originOf(ports.sandbox) },
  });
  if (status !== 0) throw new Failure('The demo world could not be seeded: the message above says why.');
}
