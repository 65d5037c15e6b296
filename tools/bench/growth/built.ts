import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../start/paths.mjs';

const require = createRequire(import.meta.url);

/** A class that a service makes for itself, with what it needs in place of what Nest would give it. */
export function built<T>(file: string, name: string): new (...all: unknown[]) => T {
  const exported = require(join(root, file)) as Record<string, new (...all: unknown[]) => T>;
  return exported[name]!;
}
