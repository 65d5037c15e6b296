import { cpus } from 'node:os';
import { detection } from './detection.ts';
import { execution } from './execution.ts';
import { readiness } from './readiness.ts';

const benches = { detection, execution, readiness };
const asked = process.argv[2] as keyof typeof benches | undefined;
if (asked && !benches[asked]) {
  console.error(`There is no benchmark "${asked}": ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} cores; a system of its own with durable settings.`);
for (const name of asked ? [asked] : (Object.keys(benches) as (keyof typeof benches)[])) {
  const figures = await benches[name]((line) => console.log(`  ${line}`));
  console.log(`\n${name}\n${figures.join('\n')}`);
}
