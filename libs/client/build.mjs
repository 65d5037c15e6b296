import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from '@swc/core';

/** Makes what `npm pack` puts into the package: CommonJS, an entry for ES modules, and declarations. Into `dist`, or the folder named. */
const here = import.meta.dirname;
const root = join(here, '../..');
const at = (...path) => join(here, ...path);
const out = process.argv[2] ?? at('dist');

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const { jsc, module } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
// The engines of package.json know this, and not yet what the services are compiled to.
const target = { ...jsc, target: 'es2022' };
for (const file of globSync(at('src/*.ts'))) {
  if (/\.(spec|d)\.ts$/.test(file)) continue;
  const { code } = transformSync(readFileSync(file, 'utf8'), { jsc: target, module, swcrc: false, filename: file });
  writeFileSync(join(out, basename(file).replace(/\.ts$/, '.js')), code);
}
for (const file of ['index.mjs', 'index.d.mts']) copyFileSync(at('src', file), join(out, file));

const tsc = join(root, 'node_modules/typescript7/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', at('tsconfig.build.json'), '--outDir', out], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
