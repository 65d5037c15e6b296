import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** Lets a spawned Node run TypeScript with decorators: `node --conditions=@linesman/source -r register.mjs file.ts`. */
const root = join(import.meta.dirname, '../../..');
const { jsc, module: output } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const settings = { jsc, module: output, swcrc: false, sourceMaps: 'inline' };

createRequire(import.meta.url).extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...settings, filename });
  module._compile(code, filename);
};
