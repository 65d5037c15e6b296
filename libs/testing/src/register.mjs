import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lets a spawned Node run TypeScript with decorators: `node --conditions=@linesman/source -r register.mjs file.ts`. */
const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
const { jsc, module: output } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const settings = { jsc, module: output, swcrc: false, sourceMaps: 'inline' };

/** Many processes load the same files. `npm ci` removes what another version of the compiler made. */
const cache = join(root, 'node_modules/.cache/spawned');
mkdirSync(cache, { recursive: true });

function compiled(filename) {
  const text = readFileSync(filename, 'utf8');
  const name = createHash('sha1').update(JSON.stringify(settings)).update(filename).update(text).digest('hex');
  const known = readOrNull(join(cache, name));
  if (known !== null) return known;
  const { code } = require('@swc/core').transformSync(text, { ...settings, filename });
  const own = join(cache, `${name}-${process.pid}`);
  writeFileSync(own, code);
  renameSync(own, join(cache, name));
  return code;
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

require.extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

// What is imported later on: Node finds the names of its exports in the compiled text alone.
registerHooks({
  load(url, context, next) {
    const isLater = url.startsWith('file:') && url.endsWith('.ts') && context.conditions.includes('import');
    return isLater
      ? { format: 'commonjs', source: compiled(fileURLToPath(url)), shortCircuit: true }
      : next(url, context);
  },
});

// Node keeps what V8 compiled (NODE_COMPILE_CACHE) when it exits, but most of these processes are killed.
setTimeout(flushCompileCache, 1_000).unref();
