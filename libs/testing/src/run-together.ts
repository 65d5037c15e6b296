import { join } from 'node:path';

/**
 * Runs test files of a folder as one when all tests run: they load their modules once, and may share a world. Each of
 * them also runs by itself. jest.together.config.mjs reads the names.
 */
export function runTogether(folder: string, names: string[]): void {
  for (const name of names) describe(name, () => void jest.requireActual(join(folder, `${name}.int.ts`)));
}
