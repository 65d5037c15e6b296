import type { Cause } from '@linesman/contracts';
import { atProviders, type ProviderCode, providerCodes } from './at-providers.ts';
import { causeAt, ways } from './ways.ts';

/** What the run does not break, and why. A test finds every cause of every provider either here or in a way. */
interface NotBroken {
  cause: Cause;
  /** Absent: at no provider. */
  providers?: readonly ProviderCode[];
  why: string;
}

const but = (...codes: ProviderCode[]): ProviderCode[] => providerCodes.filter((code) => !codes.includes(code));
const keptInTests = 'See `health-table.spec.ts` of the status-monitor.';

export const notBroken: readonly NotBroken[] = [
  {
    cause: 'app_credentials_missing',
    why: `The services read the credentials of our apps at their start, so that these cannot go while they run. ${keptInTests}`,
  },
  {
    cause: 'lease_failed',
    why: 'The integrations service or its keys have to fail, which the run itself needs. See `probes.int.ts` of the status-monitor.',
  },
  {
    cause: 'webhook_silent',
    why: 'It takes two weeks of reports, and none of more than seven days ago is accepted. See `webhook-deliveries.int.ts` of the status-monitor, where the clock is moved.',
  },
  {
    cause: 'sync_late',
    why: 'A sync is late after a minute, the shortest interval, and the 15 minutes that a run may take (`SYNC_DEADLINE_SECONDS`). The run does not wait so long. See `schedule-problems.int.ts` of the gateway-executor.',
  },
  ...(['slow', 'error_rate_high'] as const).map((cause) => ({
    cause,
    why: 'It is measured against 500 calls of earlier days, and a day counts two hours after its end. See `norms.int.ts` of the status-monitor.',
  })),
  {
    cause: 'data_stale',
    why: 'It takes two weeks of syncs, and an hour without one. See `norms.int.ts` of the status-monitor.',
  },
  {
    cause: 'data_inconsistent',
    why: 'All records of the sandbox can be read. See `syncs.int.ts` of the status-monitor.',
  },
  { cause: 'certificate_expired', providers: but('sso_saml'), why: 'It has no certificate of the customer.' },
  {
    cause: 'dns_failure',
    why: 'The sandbox has no names, and an address whose name is unknown is refused where it is entered. See `http-client.spec.ts` of provider-kit.',
  },
  {
    cause: 'tls_failure',
    why: 'The sandbox speaks no TLS, and an address without it is refused where it is entered. See `http-client.spec.ts` of provider-kit.',
  },
  { cause: 'timeout', providers: ['slack'], why: 'The messages that are measured go through the same stand-in.' },
  {
    cause: 'grant_revoked',
    providers: ['salesforce', 'dropbox', 'xero', 'basecamp'],
    why: 'A refused call is followed by a token refresh, whose refusal is told: `refresh_refused`.',
  },
  {
    cause: 'account_deactivated',
    providers: ['salesforce', 'xero'],
    why: 'The provider refuses the token refresh and does not say why: `refresh_refused`.',
  },
  {
    cause: 'account_deactivated',
    providers: ['stripe', 'custom_api'],
    why: 'The provider rejects the key and does not say why: `api_key_rejected`.',
  },
  {
    cause: 'account_deactivated',
    providers: ['sso_saml', 'sso_oidc'],
    why: 'Then the metadata or the discovery document are gone: `sso_misconfigured`.',
  },
  {
    cause: 'insufficient_scope',
    providers: ['basecamp'],
    why: 'It has no scopes: a token may do what the person may do.',
  },
  {
    cause: 'insufficient_scope',
    providers: ['stripe', 'custom_api', 'sso_saml', 'sso_oidc'],
    why: 'Keys and documents of the stand-in have no permissions that could be taken away.',
  },
  { cause: 'api_key_rejected', providers: ['slack'], why: 'A bot token is told as a grant: `grant_revoked`.' },
  {
    cause: 'api_key_rejected',
    providers: ['sso_saml', 'sso_oidc'],
    why: 'What is refused is told as a setting that does not match: `sso_misconfigured`.',
  },
  { cause: 'invalid_client', providers: ['slack'], why: 'Its tokens are never refreshed.' },
  {
    cause: 'refresh_interrupted',
    providers: ['xero'],
    why: 'A used refresh token works for 30 minutes more, and is sent again.',
  },
  {
    cause: 'credentials_expiring',
    providers: ['salesforce', 'xero', 'google'],
    why: 'The grant ends by disuse after weeks. See `expiring.int.ts` of the status-monitor, where the clock is moved.',
  },
  { cause: 'credentials_expiring', providers: ['dropbox', 'basecamp'], why: 'It names no end of what we hold.' },
  { cause: 'webhook_refused', providers: ['sso_saml', 'sso_oidc'], why: 'It has no webhooks.' },
];

export const isNotBroken = (provider: ProviderCode, cause: Cause): boolean =>
  notBroken.some((one) => one.cause === cause && (one.providers ?? providerCodes).includes(provider));

/** Whether some way breaks it so. */
export const isBroken = (provider: ProviderCode, cause: Cause): boolean =>
  ways.some((way) => way.providers.includes(provider) && causeAt(way, provider) === cause);

export function notBrokenTable(): string {
  const named = (codes: readonly ProviderCode[]): string => {
    const others = but(...codes);
    if (others.length === 1) return `all but ${atProviders[others[0]!].name}`;
    return codes.map((code) => atProviders[code].name).join(', ');
  };
  const rows = notBroken.map(({ cause, providers, why }) => [
    `\`${cause}\``,
    providers ? named(providers) : 'any provider',
    why,
  ]);
  const head = ['cause', 'is not broken at', 'because'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return [
    'What the run cannot break:',
    table,
    'Providers without a stand-in in the sandbox are not in the tables.',
  ].join('\n\n');
}
