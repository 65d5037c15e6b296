import { Failure } from '../../libs/servers/src/failure.mjs';
import { ensureDependencies } from '../start/dependencies.mjs';

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const failedStages = [];

try {
  ensureDependencies(console.log);
  const { stages } = await import('./stages.mjs');
  const unknown = wanted.find((name) => !(name in stages));
  if (unknown) throw new Failure(`There is no stage "${unknown}": ${Object.keys(stages).join(', ')}.`);
  for (const [name, stage] of Object.entries(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n=== ${name}`);
    const started = Date.now();
    const { passed, failed } = await stage();
    console.log(`=== ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failedStages.push(name);
  }
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  total.failed++;
}

if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
