import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOwners } from '@linesman/contracts/topology';

const apps = join(__dirname, '../../apps');

/** Migrations from before the rule. No other is added. */
const older = [
  'gateway-executor/1764300000000-reconciliation',
  'gateway-executor/1764400000000-permissions-and-forgetting',
  'gateway-executor/1764600000000-fewer-index-entries',
  'gateway-executor/1764810000000-customers',
  'integrations/1764310000000-audit-index',
  'integrations/1764420000000-session-sweep',
  'integrations/1764490000000-page-origins',
  'integrations/1764800000000-waiting-setups',
  'integrations/1764860000000-revocations',
  'notifier/1764610000000-staff-deliveries',
  'notifier/1764640000000-notes',
  'notifier/1764910000000-staff-and-changes',
  'notifier/1764920000000-tech-calls',
  'status-monitor/1764610000000-incidents',
  'status-monitor/1764630000000-customers-at-risk',
  'status-monitor/1764650000000-signals-of-all-tenants',
  'status-monitor/1764760000000-what-is-known',
  'status-monitor/1764770000000-one-signal',
  'status-monitor/1764780000000-trial-probes',
];

const files = schemaOwners.flatMap((app) =>
  readdirSync(join(apps, app, 'src/migrations')).map((file) => ({
    name: `${app}/${file.replace('.ts', '')}`,
    text: readFileSync(join(apps, app, 'src/migrations', file), 'utf8'),
  })),
);

/** Tables that exist before a migration and whose writers wait while it builds an index. */
function lockedBy(text: string): string[] {
  const made = new Set([...text.matchAll(/create table (?:if not exists )?(\w+)/g)].map(([, table]) => table));
  const indexed = [...text.matchAll(/create (?:unique )?index (?!concurrently)\S+\s+on (\w+)/g)].map(
    ([, table]) => table!,
  );
  return indexed.filter((table) => !made.has(table));
}

it('builds each index of a table that exists by buildIndex, so that services write meanwhile', () => {
  const locking = files.filter(({ text }) => lockedBy(text).length > 0).map(({ name }) => name);
  expect(locking.sort()).toEqual(older);
});

it('notices an index that makes writers wait', () => {
  expect(lockedBy("await q.query('create index a on executions (b)')")).toEqual(['executions']);
  expect(lockedBy('create unique index concurrently if not exists a on executions (b)')).toEqual([]);
  expect(lockedBy('create table executions (b int); create index a on executions (b)')).toEqual([]);
});
