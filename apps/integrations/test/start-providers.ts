import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Grant {
  account: string;
  refresh_token: string;
  spent: string[];
  revoked: boolean;
}

interface Answer {
  status: number;
  body: unknown;
}

export interface TestProviders {
  origin: string;
  /** For PROVIDER_ORIGINS. */
  origins: Record<string, string>;
  grants: Grant[];
  /** Bodies of all token refreshes that it received, the refused ones included. */
  refreshes: URLSearchParams[];
  /** Valid keys and bot tokens, with their account. */
  keys: Map<string, string>;
  /** Answers for the next calls of the token endpoint, in place of the usual ones. */
  tokenAnswers: (Answer | 'silence')[];
  /** How long refresh tokens live, as token responses say. */
  refresh_token_seconds?: number;
  /** What they say that was granted. Slack says it of an entered token too, with each answer. */
  granted?: string;
  /** What was asked to be revoked: tokens, keys, and connections of Xero. */
  revoked: { provider: string; what: string }[];
  /** Answers for the next revocations, in place of the usual ones. */
  revokeAnswers: (Answer | 'silence')[];
  /** Makes every access token count as expired. */
  expireAccessTokens(): void;
  /** What Google publishes its keys with; it has no answer while this is undefined. */
  googleKeys?: object;
  /** Paths that were called with a token or a key. */
  calls: string[];
  /** Awaited before a refresh is answered. */
  beforeRefresh: () => Promise<void>;
  /** Awaited before a call with a token or a key is answered. */
  beforeCall: () => Promise<void>;
  /** Plays the consent page. @returns what the provider sends the browser back with. */
  consent(authorizeUrl: string, account: string): { state: string; code: string };
  stop(): Promise<void>;
}

const revokedAnswers: Record<string, unknown> = { slack: { ok: true, revoked: true }, dropbox: null };

/** Plays Salesforce with rotating refresh tokens, Dropbox and Xero with stable ones, Google too, Stripe and Slack with keys, over real sockets. */
export async function startProviders(): Promise<TestProviders> {
  const codes = new Map<string, { account: string; challenge: string; redirect_uri: string }>();
  const accounts = new Map<string, Grant>();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const providers: TestProviders = {
    origin,
    origins: {
      'https://login.salesforce.com': `${origin}/salesforce`,
      'https://www.dropbox.com': `${origin}/dropbox`,
      'https://api.dropboxapi.com': `${origin}/dropbox`,
      'https://identity.xero.com': `${origin}/xero`,
      'https://api.xero.com': `${origin}/xero`,
      'https://api.stripe.com': `${origin}/stripe`,
      'https://slack.com': `${origin}/slack`,
      'https://accounts.google.com': `${origin}/google`,
      'https://oauth2.googleapis.com': `${origin}/google`,
      'https://openidconnect.googleapis.com': `${origin}/google`,
      'https://www.googleapis.com': `${origin}/google`,
    },
    grants: [],
    refreshes: [],
    calls: [],
    keys: new Map(),
    tokenAnswers: [],
    revoked: [],
    revokeAnswers: [],
    expireAccessTokens: () => accounts.clear(),
    beforeRefresh: () => Promise.resolve(),
    beforeCall: () => Promise.resolve(),
    consent(authorizeUrl, account) {
      const asked = new URL(authorizeUrl).searchParams;
      const code = randomUUID();
      codes.set(code, {
        account,
        challenge: asked.get('code_challenge') ?? '',
        redirect_uri: asked.get('redirect_uri') ?? '',
      });
      return { state: asked.get('state') ?? '', code };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function issue(grant: Grant, provider: string, rotates: boolean): Answer {
    const access_token = randomUUID();
    accounts.set(access_token, grant);
    if (rotates) {
      grant.spent.push(grant.refresh_token);
      grant.refresh_token = randomUUID();
    }
    if (provider === 'slack') {
      const bot = `xoxb-${access_token}`;
      providers.keys.set(bot, grant.account);
      return {
        status: 200,
        body: { ok: true, access_token: bot, token_type: 'bot', team: { id: grant.account }, scope: providers.granted },
      };
    }
    const more = {
      ...(provider === 'salesforce' && { instance_url: `${origin}/salesforce` }),
      refresh_token_expires_in: providers.refresh_token_seconds,
      scope: providers.granted,
    };
    return { status: 200, body: { access_token, refresh_token: grant.refresh_token, expires_in: 7_200, ...more } };
  }

  async function token(provider: string, form: URLSearchParams): Promise<Answer | 'silence'> {
    const refreshing = form.get('grant_type') === 'refresh_token';
    if (refreshing) {
      providers.refreshes.push(form);
      await providers.beforeRefresh();
    }
    const planned = providers.tokenAnswers.shift();
    if (planned) return planned;
    if (refreshing) {
      const sent = form.get('refresh_token') ?? '';
      const grant = providers.grants.find((one) => one.refresh_token === sent && !one.revoked);
      if (grant) return issue(grant, provider, provider === 'salesforce');
      // A rotated token that is sent again revokes the whole grant, as RFC 9700 recommends.
      const family = providers.grants.find((one) => one.spent.includes(sent));
      if (family) family.revoked = true;
      return { status: 400, body: { error: 'invalid_grant', error_description: 'token revoked' } };
    }
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.challenge !== challenge || asked.redirect_uri !== form.get('redirect_uri'))
      return { status: 400, body: { error: 'invalid_grant' } };
    const grant: Grant = { account: asked.account, refresh_token: randomUUID(), spent: [], revoked: false };
    providers.grants.push(grant);
    return issue(grant, provider, false);
  }

  async function api(path: string, secret: string): Promise<Answer> {
    providers.calls.push(path);
    await providers.beforeCall();
    const account = providers.keys.get(secret);
    if (path === '/google/oauth2/v3/certs')
      return providers.googleKeys ? { status: 200, body: providers.googleKeys } : { status: 503, body: {} };
    if (path === '/stripe/v1/account')
      return account
        ? { status: 200, body: { object: 'account', id: account } }
        : { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } } };
    if (path === '/slack/api/auth.test')
      return { status: 200, body: account ? { ok: true, team_id: account } : { ok: false, error: 'invalid_auth' } };
    const grant = accounts.get(secret);
    if (!grant || grant.revoked)
      return { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }] };
    if (path === '/salesforce/services/oauth2/userinfo')
      return { status: 200, body: { organization_id: grant.account, preferred_username: `${grant.account}@example` } };
    if (path === '/google/v1/userinfo') return { status: 200, body: { sub: grant.account } };
    if (path === '/dropbox/2/users/get_current_account')
      return { status: 200, body: { account_id: grant.account, name: { display_name: grant.account } } };
    if (path === '/xero/Connections')
      return {
        status: 200,
        body: [{ id: `connection-of-${grant.account}`, tenantId: grant.account, tenantName: 'Books' }],
      };
    return { status: 404, body: {} };
  }

  /** Ends a grant in the provider's own way. */
  function revoke(provider: string, what: string, secret: string): Answer | 'silence' {
    const planned = providers.revokeAnswers.shift();
    if (planned) return planned;
    const grant = accounts.get(secret) ?? providers.grants.find((one) => one.refresh_token === what);
    if (provider === 'slack') {
      if (!providers.keys.delete(secret)) return { status: 200, body: { ok: false, error: 'invalid_auth' } };
    } else if (!grant || grant.revoked) {
      return provider === 'salesforce'
        ? { status: 400, body: { error: 'invalid_token' } }
        : { status: 401, body: { error_summary: 'expired_access_token/' } };
    } else grant.revoked = true;
    providers.revoked.push({ provider, what });
    return provider === 'xero' ? { status: 204, body: '' } : { status: 200, body: revokedAnswers[provider] ?? '' };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0]!;
    const body = await text(request);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const provider = path.split('/')[1]!;
    const revoking = /revoke$/.test(path) || request.method === 'DELETE';
    const answered = revoking
      ? revoke(provider, new URLSearchParams(body).get('token') ?? (path.split('/Connections/')[1] || bearer), bearer)
      : /\/(oauth2\/token|connect\/token|oauth\.v2\.access|google\/token)$/.test(path)
        ? await token(provider, new URLSearchParams(body))
        : await api(path, bearer);
    if (answered === 'silence') return void request.socket.destroy();
    const scopes = provider === 'slack' && providers.granted ? { 'x-oauth-scopes': providers.granted } : {};
    response
      .writeHead(answered.status, { 'content-type': 'application/json', ...scopes })
      .end(JSON.stringify(answered.body));
  }

  return providers;
}
