import type { Incident } from '../../upstream/answers';
import { incidentInWords } from './incident-in-words';

const row: Incident = {
  connection_code: 'xero',
  cause: 'invalid_client',
  party_at_fault: 'us',
  integrations: 3,
  of: 8,
  tenants: 1,
  since: '2026-01-01T00:00:00Z',
  last_failure_at: null,
  error_codes: [],
  members: [],
};

it('says how many integrations fail and what staff do about a problem on our side', () => {
  expect(incidentInWords(row, 'Xero')).toMatchObject({
    name: 'Xero',
    share: 38,
    extent: '3 of 8 integrations, in 1 tenant',
    remedy: expect.stringContaining('OAUTH_APPS') as string,
    more: 3,
  });
});

it('has no remedy for a provider’s problem', () => {
  expect(incidentInWords({ ...row, party_at_fault: 'provider' })).toMatchObject({ name: 'xero', remedy: undefined });
});
