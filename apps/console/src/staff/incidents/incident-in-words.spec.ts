import { causeFacts, causes } from '@linesman/contracts';
import type { Incident } from '../../upstream/answers';
import { incidentInWords } from './incident-in-words';

const row: Incident = {
  connection_code: 'xero',
  cause: 'invalid_client',
  party_at_fault: 'us',
  integrations: 3,
  of: 8,
  unwatched: 0,
  customers: 2,
  tenants: 1,
  since: '2026-01-01T00:00:00Z',
  last_failure_at: null,
  error_codes: [],
  signals: 3,
  staff_told_at: null,
  staff_told_by: [],
  staff_told_of: 0,
  members: [],
};

it('says how many integrations fail and what staff do about a problem on our side', () => {
  expect(incidentInWords(row, 'Xero')).toMatchObject({
    name: 'Xero',
    share: 38,
    extent: '3 of 8 integrations of 2 customers, in 1 tenant',
    remedy: expect.stringContaining('OAUTH_APPS') as string,
    more: 3,
  });
});

it('names no customers where the integrations belong to none', () => {
  expect(incidentInWords({ ...row, customers: 0 }).extent).toBe('3 of 8 integrations, in 1 tenant');
  const unwatched = { ...row, customers: 0, integrations: 0, of: 0, unwatched: 2 };
  expect(incidentInWords(unwatched).extent).toBe('2 integrations, in 1 tenant, failed when last watched');
});

it('says what staff do about each problem that is our fault', () => {
  for (const cause of causes) {
    const { remedy } = incidentInWords({ ...row, cause });
    expect([cause, remedy]).toEqual([
      cause,
      causeFacts[cause].party === 'us' ? (expect.stringMatching(/^[A-Z].*\.$/) as string) : undefined,
    ]);
  }
});

it('says what staff were told, and only that', () => {
  const told = (more: Partial<typeof row>) => incidentInWords({ ...row, ...more }).told;
  expect(told({})).toBe('No message to staff was delivered.');
  expect(told({ staff_told_by: ['email', 'slack'], staff_told_of: 2 })).toBe(
    'Staff were told by email and Slack of 2 of 3 risk signals.',
  );
  expect(told({ signals: 0 })).toContain('Staff were told nothing');
  expect(told({ party_at_fault: 'provider' })).toBeUndefined();
});

it('gives no percentage where nothing is watched', () => {
  expect(incidentInWords({ ...row, integrations: 0, of: 0, unwatched: 3 })).toMatchObject({
    share: undefined,
    extent: '3 integrations of 2 customers, in 1 tenant, failed when last watched',
  });
  expect(incidentInWords({ ...row, unwatched: 1 }).extent).toContain('; 1 more failed when last watched');
});
