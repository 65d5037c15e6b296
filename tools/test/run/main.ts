import { availableParallelism } from 'node:os';
import { chooseRun } from './choose-run.ts';
import type { Print, Result } from './command.ts';
import { slowest, times } from './jest.ts';
import { stagesFor, stagesForChanges, testSources } from './plan.ts';
import { type Stage, stages } from './stages.ts';

const total: Result = { passed: 0, failed: 0 };
const failedStages: string[] = [];
const write: Print = (text) => void process.stdout.write(text);

async function run({ name, run, alone }: Stage): Promise<void> {
  const began = performance.now();
  let output = '';
  const print: Print = alone ? write : (text) => void (output += text);
  if (alone) write(`\n=== ${name}\n`);
  const { passed, failed } = await run(print);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  if (!alone) write(`\n=== ${name}\n${output}`);
  write(`=== ${name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedStages.push(name);
}

async function runAll(chosen: Stage[]): Promise<void> {
  const together = chosen.filter(({ alone }) => !alone).values();
  const lane = async (): Promise<void> => {
    for (const stage of together) await run(stage);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  for (const stage of chosen.filter(({ alone }) => alone)) await run(stage);
}

try {
  const names = stages.map(({ name }) => name);
  const asked = chooseRun(process.argv.slice(2), names, testSources());
  if (asked.kind === 'nothing') {
    console.error(asked.why);
    total.failed += 1;
  } else if (asked.kind === 'changed') {
    await runAll(stagesForChanges(console.log));
  } else if (asked.kind === 'stages') {
    await runAll(stages.filter(({ name }) => asked.names.includes(name)));
  } else {
    await runAll(stagesFor(asked.files, asked.words));
    if (asked.words && total.passed + total.failed === 0) {
      console.error(`No test's name contains "${asked.words}".`);
      total.failed += 1;
    }
  }
} catch (error) {
  console.error(error);
  total.failed += 1;
}

const slow = slowest(times, 10);
if (slow.length > 0) console.log(`\nSlowest tests:\n${slow.join('\n')}`);
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
