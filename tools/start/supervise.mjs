import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { end, launch } from '../../libs/servers/src/child.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { until } from '../../libs/servers/src/ports.mjs';
import { nodeBinary } from './node.mjs';
import { logDir, root } from './paths.mjs';

const longestPause = 30_000;

/**
 * Keeps one process of a service running: when it ends unasked, it is reported and started again, later each time.
 * `env` is asked at each start.
 */
export function supervise({ service, name, url, flags, env, say, onStart }) {
  const log = join(logDir, `${name}.log`);
  if (existsSync(log)) renameSync(log, join(logDir, `${name}.previous.log`));
  const args = [...flags, join(root, 'apps', service, 'dist/main.js')];
  let child;
  let timer;
  let stopping = false;
  let wasReady = false;
  let pause = 500;

  const begin = () => {
    const startedAt = Date.now();
    // KILL: a graceful shutdown would wait for servers that end together with the launcher.
    child = launch({ command: nodeBinary(), args, env: env(), log, deathSignal: 'KILL', cwd: root });
    onStart(name, child.pid);
    child.exited.then(({ code, signal }) => {
      if (stopping || !wasReady) return;
      if (Date.now() - startedAt > 60_000) pause = 500;
      say(`${name} ended (${signal ?? `exit code ${code}`}), starting it again in ${pause / 1000} s: ${lastLine(log)}`);
      timer = setTimeout(begin, pause);
      pause = Math.min(pause * 2, longestPause);
    });
  };
  begin();
  return {
    service,
    name,
    url,
    log,
    pid: () => child.pid,
    async ready() {
      await until(
        () => {
          if (!child.running()) throw new Failure(`${name} does not start: ${lastLine(log)} (whole log: ${log})`);
          return isReady(url);
        },
        60_000,
        `${name} was expected to be ready (log: ${log})`,
      );
      wasReady = true;
    },
    stop() {
      stopping = true;
      clearTimeout(timer);
      // A service ends by itself in less (stopSeconds in the topology).
      return end(child, 'SIGTERM', 27_000);
    },
  };
}

const isReady = (url) =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );

/** The service's own last sentence; otherwise the error that Node printed; otherwise the last line. */
function lastLine(log) {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const plain = lines.filter((line) => /^\S/.test(line) && !/^([{}]|Node\.js v|Require stack|- |node:)/.test(line));
  const said = plain.findLast((line) => /^(\w*Error\b|Cannot )/.test(line)) ?? plain.at(-1) ?? lines.at(-1);
  return said.slice(0, 300);
}
