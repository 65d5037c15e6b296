import { existsSync, readFileSync } from 'node:fs';
import { type Run, startOwnSystem } from '../start/own-system.mjs';
import { runFile } from '../start/paths.mjs';

/** Uses the system of `npm start`; when none runs, starts one that ends with the demo. */
export async function attach(say: (line: string) => void): Promise<{ run: Run; release: () => Promise<void> }> {
  if (existsSync(runFile)) return { run: JSON.parse(readFileSync(runFile, 'utf8')) as Run, release: async () => {} };
  say('Nothing is running here: starting a system for this demo alone.');
  const own = await startOwnSystem();
  const interrupted = (): void => void own.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return { run: own.run(), release: () => own.stop() };
}
