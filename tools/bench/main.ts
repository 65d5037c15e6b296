import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { alerts, isAlertsPart } from './alerts.ts';
import { detection } from './detection.ts';
import { execution } from './execution.ts';
import { faults } from './faults.ts';
import { describeFloor } from './floors.ts';
import { growth, SETTLED } from './growth.ts';
import { observations } from './observations.ts';
import { pages } from './pages.ts';
import { probes } from './probes.ts';
import { readiness } from './readiness.ts';
import { storm } from './storm.ts';

const benches = { detection, execution, observations, storm, readiness, probes, pages, faults, alerts, growth };
type Name = keyof typeof benches;
const names = Object.keys(benches) as Name[];
const isName = (name: string): name is Name => names.some((it) => it === name);

const usage = `npm run bench -- [${names.join('|')}] [--json] [--seconds <n>] [--integrations <n>] [--long] [--executions <n>] [--ledger <n>] [--days <n>] [--rows <n>] [--part <name>] [--signals <n>] [--kills <n>] [--customers <n>]
  --json   for one benchmark: one JSON object on stdout, everything else on stderr (npm's own line goes with npm run -s)
  --seconds, --integrations   for probes: a smaller run than 300 s among 1,000,000
  --integrations   for storm: fewer than 10,000, of which each fails ten times
  --part   for alerts: only disturbed, outage or month
  --signals, --kills, --integrations, --customers, --days   for alerts: a smaller run than 1,000 signals, 20 kills, an outage of 10,000, and 30 days of 1,000 customers
  --days, --rows   for growth: fewer than 30 days, and than 1,000 executions a day
  --long   for execution: also 100,000 integrations, a ledger of 10,000,000 executions, and memory over 300,000
  --integrations, --ledger, --executions   with --long, a smaller run than that
Exits 1 when a figure misses its floor.`;

function refuse(why: string): never {
  console.error(`${why}\n${usage}`);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '300' },
    integrations: { type: 'string' },
    long: { type: 'boolean', default: false },
    executions: { type: 'string', default: '300000' },
    ledger: { type: 'string', default: '10000000' },
    days: { type: 'string', default: '30' },
    rows: { type: 'string', default: '1000' },
    part: { type: 'string' },
    signals: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    customers: { type: 'string', default: '1000' },
  },
  allowPositionals: true,
});
const asked = positionals.map((name) => (isName(name) ? name : refuse(`There is no benchmark "${name}".`)));
if (values.json && asked.length !== 1) refuse('--json is for one benchmark.');
const size = {
  seconds: Number(values.seconds),
  integrations: Number(values.integrations ?? 1_000_000),
  storm: Number(values.integrations ?? 10_000),
  long: values.long && {
    accounts: Number(values.integrations ?? 100_000),
    executions: Number(values.executions),
    ledger: Number(values.ledger),
  },
  days: Number(values.days),
  rows: Number(values.rows),
  part: values.part,
  signals: Number(values.signals),
  kills: Number(values.kills),
  customers: Number(values.customers),
};
if (values.part !== undefined && !isAlertsPart(values.part)) refuse(`alerts has no part "${values.part}".`);
if (!(size.days > SETTLED))
  refuse(`--days is more than ${SETTLED}: by then the first day has been deleted everywhere.`);
const say = values.json ? console.error : console.log;

say(`Node ${process.version}, ${cpus().length} cores; a system of its own with durable settings.`);
for (const bench of asked.length > 0 ? asked : names) {
  const { lines, figures, floors } = await benches[bench]((line) => say(`  ${line}`), size);
  say(`\n${[bench, ...lines, ...floors.map(describeFloor)].join('\n')}`);
  if (values.json) console.log(JSON.stringify({ bench, figures, floors }));
  if (floors.some(({ held }) => !held)) process.exitCode = 1;
}
