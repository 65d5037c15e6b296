import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** A second system in the same checkout, for example in an end-to-end test, has its own folder. */
export const home = process.env.LINESMAN_HOME ?? join(root, '.linesman');
/** One for the whole checkout. */
export const buildFile = join(root, '.linesman/build.json');
export const stateDir = join(home, 'state');
export const logDir = join(home, 'logs');
export const runFile = join(home, 'run.json');

/** Only the owner can read the state. Others may enter the folder, because PostgreSQL may run as another user. */
export function makeHome() {
  for (const folder of [home, stateDir]) mkdirSync(folder, { recursive: true, mode: 0o711 });
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes another file and renames it, so that a reader never sees half of the content. */
export function writeJson(file, value) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, JSON.stringify(value, null, 2) + '\n', { mode: 0o600 });
  renameSync(half, file);
}
