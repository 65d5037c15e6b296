import {
  buildAuthorizeUrl,
  createHttp,
  createPkce,
  exchangeCode,
  revocationOf,
  type TokenEndpoint,
} from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { WebClient } from '@slack/web-api';
import { authorize } from './browser';
import { app, TestSandbox } from './test-sandbox';

const provider = builtInProviders.find((one) => one.manifest.code === 'slack')!;
const { manifest, probe } = provider;

describe('Installing a Slack app', () => {
  let world: TestSandbox;
  let team: { team_id: string; team_name: string; bot_token: string };
  beforeAll(async () => {
    world = await TestSandbox.open();
    const { accounts } = await world.control<{ accounts: (typeof team)[] }>('GET', 'accounts?provider=slack');
    team = accounts[0]!;
  });
  afterAll(() => world.close());

  const install = manifest.auth.type === 'api_key' ? manifest.auth.install! : undefined;
  const redirect = (): string => `${world.console.origin}/oauth/callback`;
  const consented = async (): Promise<{ code: string; verifier: string }> => {
    const state = {
      client_id: app.client_id,
      redirect_uri: redirect(),
      state: 's',
      code_challenge: createPkce().code_challenge,
    };
    const params = Object.fromEntries(new URL(buildAuthorizeUrl({ auth: install!, ...state })).searchParams);
    const { origin } = world;
    const flow = {
      origin,
      authorize: `${origin}/slack/oauth/v2/authorize`,
      token: `${origin}/slack/api/oauth.v2.access`,
    };
    const { scope } = params;
    const asked = { ...flow, redirect_uri: redirect(), params: { scope: scope! }, ...app };
    const { callback, verifier } = await authorize(asked, { account: team.team_id, decision: 'allow' });
    return { code: callback.searchParams.get('code')!, verifier };
  };

  const endpoint = (secret = app.client_secret): TokenEndpoint => ({
    http: createHttp({ origins: { 'https://slack.com': `${world.origin}/slack` } }),
    now: () => new Date(),
    auth: install!,
    client: { ...app, client_secret: secret },
    display_name: 'Slack',
  });

  it('returns the token of the chosen workspace, with which the official SDK and the probe work', async () => {
    const { code, verifier } = await consented();
    const granted = { code, code_verifier: verifier, redirect_uri: redirect() };
    const { access_token, response } = await exchangeCode(endpoint(), granted);
    expect(access_token).toBe(team.bot_token);
    expect(response).toMatchObject({
      ok: true,
      token_type: 'bot',
      scope: install!.scopes.join(),
      team: { id: team.team_id, name: team.team_name },
    });
    const slack = new WebClient(access_token, {
      slackApiUrl: `${world.origin}/slack/api/`,
      retryConfig: { retries: 0 },
    });
    expect(await slack.auth.test()).toMatchObject({ ok: true, team_id: team.team_id });
    const { http, now } = endpoint();
    await probe({ http, now, material: { type: 'api_key', secret: access_token }, config: {} });
  });

  it('stops working when its token is revoked, until the app is installed again', async () => {
    const { http, now } = endpoint();
    const call = { http, now, material: { type: 'api_key', secret: team.bot_token } as const, config: {} };
    await revocationOf(provider)!(call);
    await expect(probe(call)).rejects.toMatchObject({ failure: { cause: 'grant_revoked', code: 'token_revoked' } });
    const { code, verifier } = await consented();
    await exchangeCode(endpoint(), { code, code_verifier: verifier, redirect_uri: redirect() });
    await probe(call);
  });

  it('is refused with 200 and Slack’s error codes, and the party at fault is named', async () => {
    const { code, verifier } = await consented();
    const granted = { code, code_verifier: verifier, redirect_uri: redirect() };
    await expect(exchangeCode(endpoint('wrong'), granted)).rejects.toMatchObject({
      failure: { class: 'permanent', cause: 'invalid_client', code: 'bad_client_secret' },
    });
    await expect(exchangeCode(endpoint(), { ...granted, code: 'never-given' })).rejects.toMatchObject({
      failure: { class: 'permanent', cause: 'bad_request', code: 'invalid_code' },
    });
  });
});
