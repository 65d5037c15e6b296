import { readOptions } from './options.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { acquire, announceStop, release } from './launcher-lock.mjs';
import { startSystem } from './system.mjs';

const startedAt = Date.now();
const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
const say = (line) => console.log(`[${seconds().padStart(5)} s] ${line}`);

let system;
let ending;

function endWith(code) {
  ending ??= (async () => {
    say('Stopping');
    announceStop();
    await system?.stop();
    release();
    process.exit(code);
  })();
}

const onLost = (error) => {
  console.error(error.message);
  endWith(1);
};

let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (++asked > 2) process.exit(1);
    if (system) endWith(0);
    else process.exit(1);
  });
}

/** When npm is killed with SIGKILL, its script gets no signal, only another parent process. */
function followNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && endWith(1), 1_000).unref();
}

try {
  const options = readOptions(process.argv.slice(2));
  await acquire(say);
  followNpm();
  system = { stop: async () => {} };
  system = await startSystem({ ...options, say, onStarting: (parts) => (system = parts), onLost });
  if (!ending) say(system.greeting);
} catch (error) {
  if (!ending) {
    console.error(error instanceof Failure ? error.message : error);
    await system?.stop();
    if (system) release();
    process.exit(1);
  }
}
