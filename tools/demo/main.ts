import { parseArgs } from 'node:util';
import { attach } from './attach.ts';
import { printer } from './print.ts';
import { play } from './story.ts';
import { integrationDisconnected } from './story/integration-disconnected.ts';
import { World } from './world.ts';

const usage = `npm run demo [-- --json] [--prove] [--prove-for <seconds>] [--omit <step>] [--patience <seconds>]
  --json       one JSON object a step
  --prove      also look for each step before its cause, when it must not be seen
  --prove-for  the same, looking for so long (0)
  --omit       leave out the cause of one step; the story then fails, exit code 1
  --patience   how long a step may take to be seen (20)
npm run demo -- --all-causes [--help]
  breaks every provider in every way instead`;

if (process.argv.includes('--all-causes')) {
  const { allCauses } = await import('./all-causes/main.ts');
  process.exit(await allCauses(process.argv.slice(2)));
}

const steps = integrationDisconnected;

function readOptions() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { json: flag, help: flag, prove: flag, 'prove-for': text, omit: text, patience: text };
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return process.exit(2);
  }
}

const { json = false, help, omit, prove, 'prove-for': proveFor, patience } = readOptions();
if (help) {
  console.error(usage);
  process.exit(0);
}
const causes = steps.filter((step) => step.cause).map((step) => step.name);
if (omit && !causes.includes(omit)) {
  console.error(`No step "${omit}" has a cause of its own. These have: ${causes.join(', ')}.`);
  process.exit(2);
}

const print = printer(json);
const system = await attach(print.say);
let ok = false;
try {
  const world = await World.open(system.run);
  if (patience) world.patienceMs = Number(patience) * 1_000;
  const proveMs = prove || proveFor ? Number(proveFor ?? 0) * 1_000 : undefined;
  ok = await play(steps, world, { omit, proveMs, onStep: print.step });
  await world.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
print.end(ok, steps.length);
await system.release();
process.exit(ok ? 0 : 1);
