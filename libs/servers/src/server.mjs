import { readFileSync } from 'node:fs';
import { end, killTree } from './child.mjs';
import { Failure } from './failure.mjs';
import { isFree, until } from './ports.mjs';

/** One running server: it can be stopped, killed and started again on the same port and data. */
export async function runServer({ name, port, begin, ready, stopSignal = 'SIGTERM', log, kill, timeoutMs = 180_000 }) {
  let child;
  const start = async () => {
    if (!(await isFree(port))) throw new Failure(`Port ${port} for ${name} is taken: stop the program that uses it.`);
    child = begin();
    let ended;
    child.exited.then((outcome) => (ended = outcome));
    await until(
      async () => {
        if (ended) throw new Failure(`${name} stopped at start (${ended.code ?? ended.signal}): ${lastWords(log)}`);
        return ready();
      },
      timeoutMs,
      `${name} was expected to answer on port ${port}`,
    );
  };
  await start();
  const stop = () => end(child, stopSignal);
  return {
    name,
    port,
    pid: () => child.pid,
    exited: () => child.exited,
    running: () => child.running(),
    stop,
    kill: () => (kill ? kill(child) : killTree(child)),
    restart: async () => {
      await stop();
      await start();
    },
  };
}

function lastWords(log) {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return `${lines.slice(-3).join(' / ').slice(-400)} (whole log: ${log})`;
}
