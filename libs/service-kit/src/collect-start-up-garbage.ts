import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Booting leaves some 20 MB of garbage, and a service that idles allocates too little for V8 to ever look. One
 * collection, once the first probes and look-ups are through, gives it back.
 */
export function collectStartUpGarbage(afterMs: number): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
  }, afterMs).unref();
}
