import { databaseDocument } from './database-document.ts';
import type { Table } from './read-tables.ts';

const column = (name: string, type = 'uuid', required = true) => ({ name, type, required });
const table = (schema: string, name: string, key: string, rest: Partial<Table> = {}): Table => ({
  schema,
  name,
  primary_key: [key],
  unique: [[key]],
  foreign_keys: [],
  ...rest,
  columns: [column(key), ...(rest.columns ?? [])],
});
const outbox = (schema: string) =>
  table(schema, 'outbox', 'id', { columns: [column('at', 'timestamp with time zone')] });
const notifier = [
  outbox('notifier'),
  table('notifier', 'signals', 'signal_id'),
  table('notifier', 'deliveries', 'id', {
    columns: [column('signal_id', 'uuid', false), column('tenant_id')],
    unique: [['id'], ['tenant_id', 'signal_id']],
  }),
  table('notifier', 'notes', 'id', {
    columns: [column('delivery'), column('signal_id', 'text')],
    foreign_keys: [{ columns: ['tenant_id', 'delivery'], table: 'deliveries' }],
  }),
];
const catalog = [outbox('catalog')];
const sentences = {
  shared: { outbox: 'Events.' },
  notifier: { signals: 'Signals.', deliveries: 'Deliveries.', notes: 'Notes.' },
};
const linesOf = (tables: Table[]): string[] => databaseDocument(tables, sentences).split('\n');

it('draws each table with its keys, and relations by foreign key and by id', () => {
  const lines = linesOf([...catalog, ...notifier]);
  expect(lines).toEqual(expect.arrayContaining(['- `notes`: Notes.', '    uuid delivery FK', '    uuid signal_id PK']));
  expect(lines.filter((line) => line.includes(' : '))).toEqual([
    '  signals |o..o| deliveries : signal_id',
    '  deliveries ||--o{ notes : delivery',
  ]);
});

it('tells once what every schema has, and a table of its own where it differs', () => {
  expect(linesOf([...catalog, ...notifier]).filter((line) => line === '  outbox {')).toHaveLength(1);
  const other = table('catalog', 'outbox', 'id', { columns: [column('at', 'date')] });
  expect(() => linesOf([other, ...notifier])).toThrow(
    'what-tables-hold.ts tells of shared.outbox, which does not exist.',
  );
});

it('asks for a sentence about a new table', () => {
  const added = table('notifier', 'replies', 'id');
  expect(() => linesOf([...catalog, ...notifier, added])).toThrow(
    'Say what notifier.replies holds, in what-tables-hold.ts.',
  );
});
