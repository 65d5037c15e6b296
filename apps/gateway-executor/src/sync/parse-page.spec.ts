import { parsePage } from './parse-page';

const page = (more: object = {}) => ({ records: [], skipped: [], cursor: 'c', complete: false, ...more });
const record = (external_id: unknown, data: unknown = { n: 1 }) => ({ external_id, data });

it.each([
  ['no cursor', { cursor: undefined }],
  ['a cursor that is too long', { cursor: 'x'.repeat(2_001) }],
  ['no boolean that says whether it is complete', { complete: 'yes' }],
  ['no list of records', { records: {} }],
  ['no list of skipped records', { skipped: undefined }],
])('refuses a page with %s', (_, broken) => {
  expect(parsePage(page(broken))).toBeUndefined();
});

it('uses the last of two records with the same id, and drops the data of a deleted one', () => {
  const records = [record('a', { n: 1 }), { ...record('b'), deleted: true }, record('a', { n: 2 })];
  expect(parsePage(page({ records }))!.records).toEqual([
    { external_id: 'a', data: { n: 2 } },
    { external_id: 'b', data: {}, deleted: true },
  ]);
});

it('skips records that can be neither stored nor published, and says why', () => {
  const records = [record(''), record('nul\0'), record(7), record('text', 'text'), record('large', 'x')];
  records[4]!.data = { text: 'x'.repeat(300_000) };
  const read = parsePage(page({ records, skipped: [{ external_id: 'z', reason: 'was\0 odd' }] }))!;
  expect(read.records).toEqual([]);
  expect(read.skipped).toEqual([
    { external_id: 'z', reason: 'was\ufffd odd' },
    ...[1, 2, 3].map(() => ({ reason: 'has no external_id of 1 to 500 characters' })),
    { external_id: 'text', reason: 'has no data' },
    { external_id: 'large', reason: 'is too large to publish: 300011 bytes' },
  ]);
});
