import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { buildFile, root } from './paths.mjs';
import { hashOf, sources } from './sources.mjs';

/** Compiles every workspace in one process, unless no source changed. Returns a stamp of what is built. */
export async function build() {
  const files = sources();
  const stamp = hashOf([join(root, '.swcrc'), join(root, 'package-lock.json'), ...files.map((file) => file.from)]);
  const previous = existsSync(buildFile) ? JSON.parse(readFileSync(buildFile, 'utf8')) : { outputs: [] };
  const outputs = files.map(({ to }) => to.replace(/\.ts$/, '.js'));
  if (previous.stamp === stamp && outputs.every(existsSync)) return stamp;

  const { transform } = await import('@swc/core');
  const { module, jsc, sourceMaps } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  // Lets ES modules import names from the CommonJS that comes out.
  const options = { jsc, sourceMaps, module: { ...module, exportInteropAnnotation: true } };
  await Promise.all(files.map((file) => compile(file, transform, options)));
  for (const stale of previous.outputs.filter((it) => !outputs.includes(it))) {
    for (const file of [stale, `${stale}.map`]) rmSync(file, { force: true });
  }
  mkdirSync(dirname(buildFile), { recursive: true });
  writeFileSync(buildFile, JSON.stringify({ stamp, outputs }));
  return stamp;
}

async function compile({ from, to }, transform, options) {
  mkdirSync(dirname(to), { recursive: true });
  if (!from.endsWith('.ts')) return copyFileSync(from, to);
  const js = to.replace(/\.ts$/, '.js');
  const { code, map } = await transform(readFileSync(from, 'utf8'), { ...options, swcrc: false, filename: from }).catch(
    (error) => {
      throw new Failure(`${from} does not compile: ${error.message}`);
    },
  );
  replace(`${js}.map`, map);
  replace(js, `${code}\n//# sourceMappingURL=${basename(js)}.map\n`);
}

/** A running system may be loading the old one. */
function replace(file, content) {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
