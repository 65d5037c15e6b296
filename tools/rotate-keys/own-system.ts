import { setTimeout as pause } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { roleUrl } from '@linesman/servers/roles';
import { runningSystem } from '../start/launcher-lock.mjs';
import type { Run } from '../start/own-system.mjs';
import { readSecrets, writeSecrets } from '../start/state.mjs';
import { newestFirst, withNewKey } from './key-list.ts';

const READY_WITHIN_MS = 60_000;

/** Changes the keys of a running `npm start`, whose launcher gives them to each process that it starts. */
export function ownSystem(say: (line: string) => void) {
  const run = (): Run => {
    const running = runningSystem();
    if (!running) throw new Error('Linesman is not running here: start it with "npm start", then ask again.');
    return running;
  };

  /** Ends one process after the other; the launcher starts each again with the keys that are in its file by then. */
  async function startAnew(keys: string, why: string): Promise<void> {
    writeSecrets({ ...readSecrets(), credential_keys: keys });
    say(why);
    for (const { name, pid } of run().services.integrations!.processes) {
      process.kill(pid, 'SIGTERM');
      await ready(name, pid);
    }
  }

  async function ready(name: string, oldPid: number): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      const restarted = run().services.integrations!.processes.find((one) => one.name === name);
      if (restarted && restarted.pid !== oldPid && (await answers(`${restarted.url}/health/ready`))) return;
      await pause(200);
    }
    throw new Error(`${name} did not come back in ${READY_WITHIN_MS / 1000} s: its log is in .linesman/logs.`);
  }

  return {
    /** Continues a rotation that was killed: more than one key means that one had begun. */
    async bringIn(newKey: boolean): Promise<void> {
      run();
      let keys = readSecrets().credential_keys;
      if (!keys.includes(',')) {
        if (!newKey) throw new Error('There is one key only. "npm run rotate-keys -- --new-key" makes another.');
        keys = withNewKey(keys, randomBytes(32).toString('base64'));
        await startAnew(keys, 'Every process of integrations gets the new key for opening');
      }
      await startAnew(newestFirst(keys), 'Every process of integrations seals with the new key');
    },
    access() {
      const secrets = readSecrets();
      const url = run().servers.postgres.url;
      const role = (kind: 'app' | 'system') => roleUrl({ url, schema: 'integrations', kind, passwords: secrets.roles });
      return {
        DATABASE_APP_URL: role('app'),
        DATABASE_SYSTEM_URL: role('system'),
        CREDENTIAL_KEYS: secrets.credential_keys,
      };
    },
    takeOut: () =>
      startAnew(readSecrets().credential_keys.split(',')[0]!, 'Every process of integrations loses the old key'),
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
