import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { ensureDependencies } from '../start/dependencies.mjs';
import { nodeBinary } from '../start/node.mjs';
import { root } from '../start/paths.mjs';

/** Whatever Node npm runs on, the tests run on the one that this repository installs. */
try {
  ensureDependencies(console.log);
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
// The tests start many processes that load the same files, some of them in other folders.
const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), NODE_COMPILE_CACHE_PORTABLE: '1' };
const child = spawn(nodeBinary(), [join(root, 'tools/test/run/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...cache },
});
// Ctrl-C reaches the child by itself; a signal to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
