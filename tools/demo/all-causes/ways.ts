import { randomUUID } from 'node:crypto';
import type { Cause, HealthStatus } from '@linesman/contracts';
import { waitFor } from '../../actors/wait-for.ts';
import { type Call, type ProviderCode, providerCodes } from './at-providers.ts';
import type { Connecting, Scene } from './stage.ts';

/** One way to break an integration. A new one is one more row of `ways`. */
export interface Way {
  name: string;
  /** What happens, for the table. */
  what: string;
  providers: readonly ProviderCode[];
  /** What it must be told as; `none`: it is nobody's fault, and nobody is told. */
  cause: Cause | Partial<Record<ProviderCode, Cause>>;
  health: HealthStatus;
  /** Credentials older than a minute: then a provider's word about them counts at once. */
  aged?: true;
  /** From then on it can be noticed, in milliseconds after the break. */
  due_ms?: number;
  /** So many customers of the provider, where one alone shows nothing. */
  customers?: number;
  connecting?: () => Connecting;
  /** Before the time is taken. */
  prepares?: (scene: Scene) => Promise<unknown> | undefined;
  breaks: (scene: Scene) => Promise<unknown>;
  repairs: (scene: Scene, link?: string) => Promise<unknown>;
}

const oauth = ['salesforce', 'dropbox', 'google', 'xero', 'basecamp'] as const;
const keys = ['stripe', 'custom_api', 'slack'] as const;
const sso = ['sso_saml', 'sso_oidc'] as const;
const called = [...oauth, ...keys] as const;
const butSlack = providerCodes.filter((code) => code !== 'slack');

/** The messages that are measured go through the same Slack, so that one workspace is broken and not all of them. */
const slackSays = (scene: Scene, error: string, path?: string) =>
  scene.turnOn('slack_error', { error, account: scene.account, ...(path && { path }) });

const off = (scene: Scene) => scene.turnOff();
const reconnect = async (scene: Scene, link?: string) => {
  await scene.turnOff();
  await scene.consent(link);
};
const enterAgain = async (scene: Scene) => {
  await scene.turnOff();
  await scene.enter();
};
const callAgain = async (scene: Scene, call?: Call) => {
  await scene.turnOff();
  await scene.execute(1, call);
};

const revoke = (scene: Scene) => scene.stage.outside.revoke(scene.stage.code, scene.grantId);
const expire = (scene: Scene) => scene.stage.outside.expireTokens(scene.stage.code, scene.account);

/** Calls need the permission; others at the same account do not. */
const scopes: Partial<Record<ProviderCode, { scope: string; call?: Call }>> = {
  salesforce: { scope: 'api' },
  dropbox: { scope: 'files.metadata.read' },
  google: {
    scope: 'https://www.googleapis.com/auth/drive.file',
    call: { capability_code: 'CREATE_FOLDER', parameters: { name: 'Orders' } },
  },
  xero: {
    scope: 'accounting.contacts',
    call: { capability_code: 'SYNC_CUSTOMER_DATA', parameters: {} },
  },
};

/** People are warned seven days ahead, and of a key that lives for less than two weeks after half of its life. */
const KEY_LIFE_MS = 120_000;
const YEAR_MS = 365 * 86_400_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** As the platform reports it: five refusals in the last twelve minutes. */
async function refuseWebhooks(scene: Scene): Promise<void> {
  for (const minutes of [12, 9, 6, 3, 0]) await deliver(scene, 'refused', Date.now() - minutes * 60_000);
}

async function deliver(scene: Scene, outcome: 'delivered' | 'refused', at: number): Promise<void> {
  await scene.stage.api('status-monitor', '/webhook-deliveries', 'POST', {
    integration_id: scene.integrationId,
    attempt_id: randomUUID(),
    endpoint: 'https://hooks.techcorp.example/orders',
    attempted_at: new Date(at).toISOString(),
    outcome,
    ...(outcome === 'refused' && { http_status: 410, message: 'The customer’s endpoint answered 410.' }),
  });
}

const signIns = (scene: Scene, times: number, failure?: string) =>
  scene.stage.outside.signIns({ integration_id: scene.integrationId, tenant: scene.stage.tenant, times, failure });

/** As in daily life. It also closes the circuit that an earlier way may have opened. */
const calledOnce = (scene: Scene) => scene.executed();

const everyCall =
  (kind: string, more: Record<string, unknown> = {}): Way['breaks'] =>
  async (scene) => {
    await scene.turnOn(kind, more);
    await scene.execute(3);
  };

/** Calls that are refused although the connection works. */
const refusedCalls =
  (kind: string, more: Record<string, unknown>, slackError: string): Way['breaks'] =>
  async (scene) => {
    const since = Date.now();
    if (scene.stage.code === 'slack') await slackSays(scene, slackError);
    else await scene.turnOn(kind, more);
    await scene.execute(3);
    await waitFor('calls that are refused', scene.stage.patienceMs, async () => {
      const calls = await scene.stage.outside.calls(scene.stage.code, since);
      return scene.stage.code === 'slack'
        ? calls.some(({ path }) => path.includes('postMessage'))
        : calls.some(({ status }) => status >= 400);
    });
  };

export const ways: readonly Way[] = [
  {
    name: 'revoked-called',
    what: 'A person takes the access back; the next execution meets it',
    providers: oauth,
    cause: 'refresh_refused',
    health: 'disconnected',
    breaks: async (scene) => {
      // Google tells it by a webhook. That one is another row.
      if (scene.stage.code === 'google') await scene.turnOn('forge_pushes');
      await revoke(scene);
      await scene.execute();
    },
    repairs: reconnect,
  },
  {
    name: 'revoked-probed',
    what: 'A person takes the access back; nobody calls',
    providers: oauth,
    cause: 'refresh_refused',
    health: 'disconnected',
    breaks: async (scene) => {
      if (scene.stage.code === 'google') await scene.turnOn('forge_pushes');
      await revoke(scene);
    },
    repairs: reconnect,
  },
  {
    name: 'revoked-pushed',
    what: 'A person takes the access back; the provider tells it by a webhook, and its word is enough',
    providers: ['google'],
    cause: 'grant_revoked',
    health: 'disconnected',
    aged: true,
    breaks: revoke,
    repairs: reconnect,
  },
  {
    name: 'app-removed',
    what: 'The account removes our app; the provider tells it by a webhook, and a probe finds out',
    providers: ['stripe', 'slack'],
    cause: { stripe: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    aged: true,
    breaks: (scene) => scene.turnOn('remove_app', { account: scene.account }),
    repairs: enterAgain,
  },
  {
    name: 'key-called',
    what: 'The key is rejected; the next execution meets it',
    providers: keys,
    cause: { stripe: 'api_key_rejected', custom_api: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('reject_key', { key: scene.account });
      await scene.execute();
    },
    repairs: enterAgain,
  },
  {
    name: 'key-probed',
    what: 'The key is rejected; nobody calls',
    providers: keys,
    cause: { stripe: 'api_key_rejected', custom_api: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('reject_key', { key: scene.account }),
    repairs: enterAgain,
  },
  {
    name: 'deactivated',
    what: 'The account is deactivated; the next execution meets it',
    providers: [...oauth, 'slack'],
    cause: {
      salesforce: 'refresh_refused',
      dropbox: 'account_deactivated',
      google: 'refresh_refused',
      xero: 'refresh_refused',
      basecamp: 'account_deactivated',
      slack: 'account_deactivated',
    },
    health: 'disconnected',
    breaks: async (scene) => {
      if (scene.stage.code === 'slack')
        await scene.turnOn('reject_key', { key: scene.account, error: 'team_access_not_granted' });
      else await scene.turnOn('deactivate_account', { account: scene.account });
      await scene.execute();
    },
    repairs: async (scene, link) => (scene.grantId ? reconnect(scene, link) : enterAgain(scene)),
  },
  {
    name: 'deactivated-pushed',
    what: 'The account is deactivated; the provider tells it by a webhook, and its word is enough',
    providers: ['google'],
    cause: 'account_deactivated',
    health: 'disconnected',
    aged: true,
    breaks: (scene) => scene.turnOn('deactivate_account', { account: scene.account }),
    repairs: reconnect,
  },
  {
    name: 'scope-refused',
    what: 'A permission is taken away; an execution that needs it is refused',
    providers: ['salesforce', 'dropbox', 'google', 'xero', 'slack'],
    cause: 'insufficient_scope',
    health: 'degraded',
    breaks: async (scene) => {
      const { scope, call } = scopes[scene.stage.code] ?? {};
      if (scope) await scene.turnOn('refuse_scope', { scope, account: scene.account });
      else await slackSays(scene, 'missing_scope', 'chat.postMessage');
      await scene.execute(1, call);
    },
    repairs: (scene) => callAgain(scene, scopes[scene.stage.code]?.call),
  },
  {
    name: 'app-refused',
    what: 'The secret of our app has ended; a token refresh is refused',
    providers: oauth,
    cause: 'invalid_client',
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('refuse_app');
      await expire(scene);
      await scene.execute();
    },
    repairs: off,
  },
  {
    name: 'refresh-interrupted',
    what: 'The answer to a token refresh is lost, and the refresh token works only once',
    providers: ['salesforce'],
    cause: 'refresh_interrupted',
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('lost_answer', { path: '/services/oauth2/token' });
      await expire(scene);
      await scene.execute();
    },
    repairs: reconnect,
  },
  {
    name: 'answers-with-errors',
    what: 'The provider answers with 503',
    providers: providerCodes,
    cause: 'server_error',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: async (scene) => {
      if (scene.stage.code === 'slack') await slackSays(scene, 'internal_error');
      else await scene.turnOn('status', { status: 503 });
      await scene.execute(3);
    },
    repairs: off,
  },
  {
    name: 'connections-cut',
    what: 'The provider cuts connections',
    providers: butSlack,
    cause: 'server_error',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: everyCall('reset'),
    repairs: off,
  },
  {
    name: 'no-answer',
    what: 'The provider does not answer; every call ends after 10 s',
    providers: butSlack,
    cause: 'timeout',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: everyCall('slow', { ms: 30_000 }),
    repairs: off,
  },
  {
    name: 'outage',
    what: 'The provider answers three customers with 503, which is an outage',
    providers: [...oauth, 'stripe'],
    cause: 'server_error',
    health: 'disconnected',
    customers: 3,
    prepares: calledOnce,
    breaks: everyCall('status', { status: 503 }),
    repairs: off,
  },
  {
    name: 'certificate-ended',
    what: 'The last signing certificate has ended',
    providers: ['sso_saml'],
    cause: 'certificate_expired',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('certificate_expired', { account: scene.account }),
    repairs: off,
  },
  ...(
    [
      ['sso_saml', 'metadata_gone', 'The metadata are gone from their address'],
      ['sso_saml', 'entity_changed', 'The metadata name another entity ID'],
      ['sso_oidc', 'discovery_gone', 'The discovery document is gone'],
      ['sso_oidc', 'issuer_changed', 'The discovery document names another issuer'],
      ['sso_oidc', 'client_refused', 'The token endpoint refuses the client'],
    ] as const
  ).map(([provider, kind, what]): Way => ({
    name: kind.replace('_', '-'),
    what,
    providers: [provider],
    cause: 'sso_misconfigured',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn(kind, { account: scene.account }),
    repairs: off,
  })),
  {
    name: 'no-key-published',
    what: 'The identity provider publishes no key',
    providers: ['sso_oidc'],
    cause: 'server_error',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('jwks_empty', { account: scene.account }),
    repairs: off,
  },
  {
    name: 'logins-refused',
    what: 'Three people cannot sign in: the signature is not valid',
    providers: sso,
    cause: 'sso_logins_refused',
    health: 'disconnected',
    breaks: (scene) => signIns(scene, 3, 'signature_invalid'),
    repairs: (scene) => signIns(scene, 2),
  },
  {
    name: 'webhooks-refused',
    what: 'The customer’s endpoint refuses five webhooks in twelve minutes',
    providers: called,
    cause: 'webhook_refused',
    health: 'degraded',
    breaks: refuseWebhooks,
    repairs: (scene) => deliver(scene, 'delivered', Date.now()),
  },
  {
    name: 'key-ends-soon',
    what: 'The key ends soon: half of its life is over',
    providers: [...keys, 'sso_oidc'],
    cause: 'credentials_expiring',
    health: 'healthy',
    due_ms: KEY_LIFE_MS / 2,
    breaks: (scene) => scene.enter({ credentials_end_at: later(KEY_LIFE_MS) }),
    repairs: (scene) => scene.enter({ credentials_end_at: later(YEAR_MS) }),
  },
  {
    name: 'certificate-ends-soon',
    what: 'The last signing certificate ends in five days',
    providers: ['sso_saml'],
    cause: 'credentials_expiring',
    health: 'healthy',
    breaks: (scene) => scene.turnOn('certificate_ending', { account: scene.account, days: 5 }),
    repairs: off,
  },
  ...(
    [
      ['rate_limited', 'The provider limits the number of requests', 'rate_limit', { retry_after: 1 }, 'ratelimited'],
      ['busy', 'The provider answers that it is busy', 'status', { status: 423 }, 'team_added_to_org'],
      ['bad_request', 'The provider refuses a request as invalid', 'status', { status: 400 }, 'invalid_arguments'],
    ] as const
  ).map(([cause, what, kind, more, slackError]): Way => ({
    name: cause.replace('_', '-'),
    what,
    // The probe of single sign-on takes such an answer for a wrong setting.
    providers: called,
    cause,
    health: 'healthy',
    breaks: refusedCalls(kind, more, slackError),
    repairs: off,
  })),
];

export const causeAt = ({ cause }: Way, provider: ProviderCode): Cause | undefined =>
  typeof cause === 'string' ? cause : cause[provider];
