import { causeInWords } from '../../pages/words';
import type { Incident as Row } from '../../upstream/answers';

export type Incident = ReturnType<typeof incidentInWords>;

/** What staff do about problems on our side. */
const remedies: Partial<Record<Row['cause'], string>> = {
  app_credentials_missing: 'Add the app’s credentials to OAUTH_APPS of the integrations service.',
  invalid_client: 'Renew the app’s secret at the provider, and add it to OAUTH_APPS of the integrations service.',
  refresh_interrupted: 'A process stopped during a token refresh. The customer has to reconnect: help them.',
  lease_failed:
    'Check the integrations service: is it running, and does it have the key that sealed these credentials?',
};

export function incidentInWords(row: Row, name = row.connection_code) {
  const { integrations, of, tenants, members } = row;
  const share = of > 0 ? Math.round((integrations / of) * 100) : 100;
  return {
    ...row,
    name,
    id: `${row.party_at_fault}-${row.connection_code}-${row.cause}`.replaceAll(/[^\w-]/g, ''),
    share,
    cause_in_words: causeInWords(row.cause),
    extent: `${integrations} of ${of} integrations, in ${tenants} ${tenants === 1 ? 'tenant' : 'tenants'}`,
    remedy: row.party_at_fault === 'us' ? remedies[row.cause] : undefined,
    more: integrations - members.length,
  };
}
