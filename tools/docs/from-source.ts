import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Imported first: everything of apps and libs that is loaded afterwards comes from its TypeScript source, decorators
 * included, so that documents never describe an older build.
 */
const swcrc = readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8');
const { jsc, module } = JSON.parse(swcrc) as { jsc: object; module: { type: 'commonjs' } };
const ours = /\/(apps|libs)\/[\w-]+\/src\/.*\.ts$/;
const require = createRequire(import.meta.url);
require.extensions['.ts'] ??= require.extensions['.js']; // so that `./x` resolves to x.ts; the hook below compiles it

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, { ...context, conditions: ['@linesman/source', ...context.conditions] }),
  load: (url, context, next) => {
    if (!ours.test(url)) return next(url, context);
    const filename = fileURLToPath(url);
    if (context.conditions.includes('import'))
      return { format: 'module', source: asModule(filename), shortCircuit: true };
    const { code } = transformSync(readFileSync(filename, 'utf8'), { jsc, module, swcrc: false, filename });
    return { format: 'commonjs', source: code, shortCircuit: true };
  },
});

/** Node does not recognise names that CommonJS re-exports from another file. */
function asModule(filename: string): string {
  const names = Object.keys(require(filename) as object);
  return `import { createRequire } from 'node:module';
    export const { ${names.join(', ')} } = createRequire(import.meta.url)(${JSON.stringify(filename)});`;
}
