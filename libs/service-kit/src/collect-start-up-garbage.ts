import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Start-up leaves about 20 MB of garbage, and an idle service allocates too little for V8 to collect it. This runs one
 * collection after the first probes and look-ups.
 */
export function collectStartUpGarbage(afterMs: number): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
  }, afterMs).unref();
}
