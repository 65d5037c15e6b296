/**
 * node tools/test/import-cycles/main.ts [folder] [--expect=<files>,<folders>]
 * Reports import cycles between files and between feature folders of apps and libs. Exits 1 when their number is not
 * the expected one, which is 0,0 unless it is given.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { featureOf, fileOf, findCycles } from './find-cycles.ts';
import { readImports } from './read-imports.ts';

const { values, positionals } = parseArgs({
  options: { expect: { type: 'string', default: '0,0' } },
  allowPositionals: true,
});
const imports = await readImports(resolve(positionals[0] ?? '.'));
const files = findCycles(imports, fileOf);
const folders = findCycles(imports, featureOf);

for (const cycle of [...files, ...folders]) {
  console.log(`${cycle.members.join(', ')} import each other:`);
  for (const { from, to } of cycle.imports) console.log(`  ${from} → ${to}`);
}
console.log(`${imports.length} imports, ${files.length} file cycles, ${folders.length} folder cycles`);
process.exitCode = `${files.length},${folders.length}` === values.expect ? 0 : 1;
