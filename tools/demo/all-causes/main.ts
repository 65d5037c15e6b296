import { parseArgs } from 'node:util';
import { attach } from '../attach.ts';
import { type ProviderCode, providerCodes } from './at-providers.ts';
import { describe, failuresOf } from './print.ts';
import { runAll } from './run.ts';
import { switchOffSeeded } from './switch-off-seeded.ts';
import { type Way, ways } from './ways.ts';
import { writeDocs } from './write-docs.ts';

const usage = `npm run demo -- --all-causes [--providers <code,…>] [--ways <name,…>] [--patience <seconds>] [--json] [--write]
  Breaks every provider in every way, sees who is told, repairs it, and sees that it closes. It breaks whole providers,
  so that nobody else should use the system of \`npm start\`; without one it starts its own. Takes some ten minutes.
  --providers  only these: ${providerCodes.join(', ')}
  --ways       only these; --ways x lists them
  --patience   how long something may take to be seen (90)
  --json       one JSON object a way and provider
  --write      writes what was measured to docs/detection.md and docs/detection-messages.md`;

/** Seconds between two probes of an integration, in a system of its own. */
const PROBE_SECONDS = 5;

// HOLD_AT_CUSTOMERS stays as it is: of each provider one customer at a time fails by their own fault, so nothing is held.
const ownEnvironment = {
  PROBE_INTERVALS: JSON.stringify(Object.fromEntries(providerCodes.map((code) => [code, PROBE_SECONDS]))),
  OAUTH_APPS: JSON.stringify({ basecamp: { client_id: 'linesman-basecamp', client_secret: 'any' } }),
};

function refuse(why: string): never {
  console.error(`${why}\n${usage}`);
  process.exit(2);
}

function readChoice(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { providers: text, ways: text, patience: text, json: flag, write: flag, help: flag };
  try {
    return parseArgs({ args, options: { ...options, 'all-causes': flag } }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function chosen<T extends string>(wanted: string | undefined, all: readonly T[], what: string): readonly T[] {
  if (wanted === undefined) return all;
  const unknown = wanted.split(',').find((one) => !all.includes(one as T));
  if (unknown !== undefined) refuse(`There is no ${what} "${unknown}". There are: ${all.join(', ')}.`);
  return wanted.split(',') as T[];
}

/** @returns the exit code: 1 where a cause was not noticed, or somebody was told something wrong or told twice. */
export async function allCauses(args: string[]): Promise<number> {
  const { providers, ways: named, patience = '90', json = false, write = false, help } = readChoice(args);
  if (help) {
    console.error(usage);
    return 0;
  }
  const codes: readonly ProviderCode[] = chosen(providers, providerCodes, 'provider');
  const names = chosen(
    named,
    ways.map(({ name }) => name),
    'way',
  );
  const picked: readonly Way[] = ways.filter(({ name }) => names.includes(name));
  const say = (line: string): void => {
    if (!json) console.log(line);
  };
  const system = await attach(say, ownEnvironment);
  try {
    if (system.isOwn) await switchOffSeeded(system.run);
    const choice = { providers: codes, ways: picked, patienceMs: Number(patience) * 1_000 };
    const outcomes = await runAll(system.run, choice, (outcome) =>
      console.log(json ? JSON.stringify({ ...outcome, way: outcome.way.name }) : describe(outcome)),
    );
    const failed = failuresOf(outcomes);
    say(
      `\n  ${outcomes.length - failed.length} of ${outcomes.length} were noticed, told once to each person, and closed.`,
    );
    for (const outcome of failed) say(describe(outcome));
    if (write && failed.length === 0) await writeDocs(outcomes);
    return failed.length > 0 || outcomes.length === 0 ? 1 : 0;
  } finally {
    await system.release();
  }
}
