import type { SyncRunRow } from '../../model/sync-view';
import { shownRun } from './shown-run';

const run: SyncRunRow = {
  ...{ run_id: 'r', execution_id: 'e', capability_code: 'SYNC_CONTACTS', object: 'contact', requested_by: 'anna' },
  ...{ full_resync: false, status: 'whole', pages: 1, failures: 0, skipped_reasons: [] },
  ...{ rows: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, skipped: 0 },
  started_at: '2026-01-01T00:00:00Z',
  duration_ms: 1_250,
};

it.each<[Partial<SyncRunRow>, string]>([
  [{}, '0 records'],
  [{ rows: 1, new: 1 }, '1 record: 1 new'],
  [{ rows: 1_500, unchanged: 1_500 }, '1,500 records, nothing new'],
  [{ rows: 9, new: 2, changed: 1, deleted: 3, skipped: 1 }, '9 records: 2 new, 1 changed, 3 deleted, 1 skipped'],
])('counts %j in words', (over, said) => {
  expect(shownRun({ ...run, ...over }).counted).toBe(said);
});

it('knows what goes on from what is over', () => {
  const over = (status: SyncRunRow['status']) => shownRun({ ...run, status }).over;
  expect([over('running'), over('waiting'), over('whole'), over('partial'), over('failed')]).toEqual([
    ...[false, false],
    ...[true, true, true],
  ]);
});
