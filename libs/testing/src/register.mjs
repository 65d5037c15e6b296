import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** Lets a spawned Node run TypeScript with decorators: `node --conditions=@linesman/source -r register.mjs file.ts`. */
const root = join(import.meta.dirname, '../../..');
const { jsc, module: output } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const settings = { jsc, module: output, swcrc: false, sourceMaps: 'inline' };

const compiled = (filename) => transformSync(readFileSync(filename, 'utf8'), { ...settings, filename }).code;

createRequire(import.meta.url).extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

// What is imported later on: Node finds the names of its exports in the compiled text alone.
registerHooks({
  load(url, context, next) {
    const isLater = url.startsWith('file:') && url.endsWith('.ts') && context.conditions.includes('import');
    return isLater
      ? { format: 'commonjs', source: compiled(fileURLToPath(url)), shortCircuit: true }
      : next(url, context);
  },
});
