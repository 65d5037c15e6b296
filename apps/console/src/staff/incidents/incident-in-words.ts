import type { Cause, HealthStatus } from '@linesman/contracts';

export interface IncidentRow {
  connection_code: string;
  cause: Cause;
  party_at_fault: 'provider' | 'us';
  integrations: number;
  of: number;
  tenants: number;
  since: string;
  last_failure_at: string | null;
  error_codes: string[];
  members: { tenant_id: string; integration_id: string; status: HealthStatus; since: string }[];
}

/** What staff do about what is ours. */
const remedies: Partial<Record<Cause, string>> = {
  app_credentials_missing: 'Put the app’s credentials into OAUTH_APPS of the integrations service.',
  invalid_client: 'Renew the app’s secret at the provider, and put it into OAUTH_APPS of the integrations service.',
  refresh_interrupted: 'A process died while it renewed a grant. The customer has to reconnect: help them.',
  lease_failed: 'Look at the integrations service: is it up, and does it have the key that sealed these credentials?',
};

export function incidentInWords(row: IncidentRow, name = row.connection_code) {
  const { integrations, of, tenants, members } = row;
  const share = of > 0 ? Math.round((integrations / of) * 100) : 100;
  return {
    ...row,
    name,
    id: `${row.party_at_fault}-${row.connection_code}-${row.cause}`.replaceAll(/[^\w-]/g, ''),
    share,
    extent: `${integrations} of ${of} integrations, in ${tenants} ${tenants === 1 ? 'tenant' : 'tenants'}`,
    remedy: row.party_at_fault === 'us' ? remedies[row.cause] : undefined,
    more: integrations - members.length,
  };
}
