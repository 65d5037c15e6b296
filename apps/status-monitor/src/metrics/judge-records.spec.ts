import { initialState, type MachineState } from '../health/machine-state';
import { judgeRecords } from './judge-records';

const run = {
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  capability_code: 'SYNC_CONTACTS',
  status: 'whole' as const,
  rows: 1_204,
  skipped: 0,
  skipped_reasons: [],
  finished_at: '2026-01-29T10:00:00.000Z',
};
const unread = { credential_version: 2, at: Date.parse('2026-01-29T09:00:00Z'), reason: '1 of 2' };
const known = (open: boolean): MachineState => ({
  ...initialState(2),
  parts: open ? { SYNC_CONTACTS: { unread } } : {},
});

it.each(['whole', 'partial'] as const)('says how many records a run could not read, when it ends %s', (status) => {
  const skipped_reasons = [{ reason: 'has no Id' }, { reason: 'has no readable LastModifiedDate' }];
  expect(judgeRecords({ ...run, status, skipped: 3, skipped_reasons }, known(false), 'Salesforce')).toEqual({
    integration_id: run.integration_id,
    source: 'records',
    outcome: 'failure',
    cause: 'data_inconsistent',
    part: 'SYNC_CONTACTS',
    message: '3 of 1,207 records that Salesforce sent could not be read: the first one has no Id',
    started_at: run.finished_at,
    credential_version: 2,
  });
});

it('ends with a whole run that read all of its records, and with no other', () => {
  expect(judgeRecords(run, known(true))).toMatchObject({ source: 'records', outcome: 'success' });
  expect(judgeRecords({ ...run, status: 'partial' }, known(true))).toBeUndefined();
  expect(judgeRecords({ ...run, rows: 0 }, known(true))).toBeUndefined();
  expect(judgeRecords(run, known(false))).toBeUndefined();
});
