import { schemaOwners } from '@linesman/contracts/topology';
import { PUBLISH_AGAIN_DAYS } from '@linesman/messaging';
import type { Retention, ServiceSchema } from '@linesman/persistence';

const head = `<!-- Made from the schemas of the services by \`npm run docs\`; changes here are lost. -->

# How long rows are kept

Each service declares it in its \`schema.ts\`. \`RETENTION_DAYS\` changes the days of single tables, as JSON:
\`{"integrations.lease_audit": 30, "status-monitor.call_buckets": 40}\`. A service refuses fewer days than the least,
a service that does not exist, and a table of its own whose rows are not deleted after days. The days count from the
time in the column. A partition holds the rows of one day and is dropped as a whole; see
[ADR 32](adr/0032-one-partition-a-day.md). Elsewhere rows are deleted in small batches every five minutes.

\`outbox\` keeps its rows for longer while one of them waits to be published: those of the same day and of all later days
stay too. That holds for the events of an erased customer or tenant as well. An event that was set aside, because no
stream takes it, holds up nothing: staff can publish it again for ${PUBLISH_AGAIN_DAYS} days after it was written, for as
long as its mark in \`inbox\` is sure to outlast its delivery. An erasure deletes those that belong to the tenant or
name the customer.
`;

const rowOf = (table: string, one: Retention): string[] => {
  if ('forever' in one) return [table, 'for ever', '–', one.forever];
  if ('with' in one) return [table, `as long as its row of \`${one.with}\``, '–', `by \`${one.on}\``];
  const how = { partition: 'a partition a day', delete: 'deleted row by row', code: 'deleted with its position' }[
    one.how
  ];
  const days = `${one.days} day${one.days === 1 ? '' : 's'} after \`${one.by}\``;
  return [table, days, one.at_least ? String(one.at_least) : '1', how];
};

const tableOf = (retention: ServiceSchema['retention']): string =>
  [
    ['Table', 'Kept', 'Least days', 'How'],
    ['---', '---', '---', '---'],
    ...Object.entries(retention)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, one]) => rowOf(`\`${table}\``, one)),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** docs/retention.md: how long each service keeps the rows of each table. */
export async function retention(): Promise<string> {
  const sections = await Promise.all(
    schemaOwners.map(async (owner) => {
      const { schema } = (await import(`../../apps/${owner}/src/schema.ts`)) as { schema: ServiceSchema };
      return `## ${owner}\n\n${tableOf(schema.retention)}\n`;
    }),
  );
  return [head, ...sections].join('\n');
}
