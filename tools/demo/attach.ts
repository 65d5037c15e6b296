import { runningSystem } from '../start/launcher-lock.mjs';
import { type Run, startOwnSystem } from '../start/own-system.mjs';

/** Uses the system of `npm start`; when none runs, starts one that ends with the demo. */
export async function attach(
  say: (line: string) => void,
  /** Of a system that is started. */
  env: Record<string, string> = {},
): Promise<{ run: Run; isOwn: boolean; release: () => Promise<void> }> {
  const running = runningSystem();
  if (running) return { run: running, isOwn: false, release: async () => {} };
  say('Nothing is running here: starting a system for this demo alone.');
  const own = await startOwnSystem({ env });
  const interrupted = (): void => void own.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return { run: own.run(), isOwn: true, release: () => own.stop() };
}
