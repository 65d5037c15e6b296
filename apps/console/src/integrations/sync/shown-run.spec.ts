import { shownRun } from './shown-run';

const run = {
  status: 'whole' as const,
  rows: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  deleted: 0,
  skipped: 0,
  duration_ms: 1_250,
};

it.each<[Partial<typeof run>, string]>([
  [{}, '0 records'],
  [{ rows: 1, new: 1 }, '1 record: 1 new'],
  [{ rows: 1_500, unchanged: 1_500 }, '1,500 records, nothing new'],
  [{ rows: 9, new: 2, changed: 1, deleted: 3, skipped: 1 }, '9 records: 2 new, 1 changed, 3 deleted, 1 skipped'],
])('counts %j in words', (values, words) => {
  expect(shownRun({ ...run, ...values }).counted).toBe(words);
});

it('says which runs are over', () => {
  const statuses = ['running', 'waiting', 'whole', 'partial', 'failed'] as const;
  const over = statuses.map((status) => shownRun({ ...run, status }).over);
  expect(over).toEqual([false, false, true, true, true]);
});
