import { spawn } from 'node:child_process';
import { Failure } from '../libs/servers/src/failure.mjs';
import { build } from './start/build.mjs';
import { ensureDependencies } from './start/dependencies.mjs';
import { nodeBinary } from './start/node.mjs';

/** node tools/with-install.mjs <script> [arguments]: runs it on Node 24, with dependencies and build in place. */
const say = (line) => console.error(line);
try {
  ensureDependencies(say);
  await build();
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exit(1);
}
const child = spawn(nodeBinary(), ['--enable-source-maps', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
