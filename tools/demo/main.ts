import { attach } from './attach.ts';
import { printer } from './print.ts';
import { play } from './story.ts';
import { integrationDisconnected } from './story/integration-disconnected.ts';
import { World } from './world.ts';

const usage = `npm run demo [-- --json] [--prove] [--omit <step>] [--patience <seconds>]
  --json       one JSON object a step
  --prove      also look for every step before its cause, which must not be seen then
  --omit       leave out the cause of one step; the story then fails, exit code 1
  --patience   how long a step may take to be seen (20)`;

const args = process.argv.slice(2);
const value = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
const known = new Set(['--json', '--prove', '--omit', '--patience', value('--omit'), value('--patience')]);
const unknown = args.find((arg) => !known.has(arg));
const omit = value('--omit');
const steps = integrationDisconnected;

if (unknown || args.includes('--help')) {
  console.error(unknown ? `Unknown option ${unknown}.\n${usage}` : usage);
  process.exit(unknown ? 2 : 0);
}
if (omit && !steps.some((step) => step.name === omit && step.cause)) {
  console.error(
    `No step "${omit}" with a cause of its own. There are: ${steps
      .filter((step) => step.cause)
      .map((step) => step.name)
      .join(', ')}.`,
  );
  process.exit(2);
}

const print = printer(args.includes('--json'));
const system = await attach(print.say);
let ok = false;
try {
  const world = await World.open(system.run);
  if (value('--patience')) world.patienceMs = Number(value('--patience')) * 1_000;
  ok = await play(steps, world, { omit, prove: args.includes('--prove'), onStep: print.step });
  await world.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
print.end(ok, steps.length);
await system.leave();
process.exit(ok ? 0 : 1);
