import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { Import } from './find-cycles.ts';

/** Every import between source files of apps and libs below `folder`, `import type` included. */
export async function readImports(folder: string): Promise<Import[]> {
  const roots = ['apps', 'libs'].filter((it) => existsSync(join(folder, it)));
  const { output } = await cruise(roots, {
    baseDir: folder,
    tsPreCompilationDeps: true,
    includeOnly: { path: '^(apps|libs)/[^/]+/src/.*[.]ts$' },
    exclude: { path: '[.]spec[.]ts$|/migrations/' },
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser returned text: ${output}`);
  const imports = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  );
  if (imports.length === 0) throw new Error(`No import was found in apps and libs below ${folder}`);
  return imports;
}
