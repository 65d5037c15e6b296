import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const requireFile = createRequire(__filename);
/** The source of a file, or what it was compiled to. */
const SOURCE = /(?<!\.spec|\.d)\.(ts|js)$/;

/**
 * Loads the source files of a folder, or the one with that name. What is in the folder is thereby part of the service.
 */
export const loadFolder = (folder: string, only?: string): { name: string; exported: Record<string, unknown> }[] =>
  readdirSync(folder)
    .filter((file) => SOURCE.test(file))
    .map((file) => ({ file, name: file.replace(SOURCE, '') }))
    .filter(({ name }) => only === undefined || name === only)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ file, name }) => ({ name, exported: requireFile(join(folder, file)) as Record<string, unknown> }));
