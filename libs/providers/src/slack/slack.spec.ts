import { createHmac } from 'node:crypto';
import {
  describeProvider,
  failureOf,
  onLoopback,
  type ProviderSamples,
  type WebhookSamples,
} from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import authTest from './samples/auth-test.json';
import missingScope from './samples/missing-scope.json';
import posted from './samples/posted.json';
import revoked from './samples/token-revoked.json';

const now = new Date('2026-01-29T10:45:00.000Z');

const event = (about: object) => (team_id: string, event_id: string, at: Date) => ({
  token: 'XXYYZZ',
  team_id,
  api_app_id: 'A0LINESMAN',
  event: about,
  type: 'event_callback',
  event_id,
  event_time: at.getTime() / 1_000,
});

const signing_secret = '8f742231b10e8888abcd99yyyzzz85a5';
const webhook: WebhookSamples = {
  verifier: signing_secret,
  sign(body, at, by) {
    const timestamp = String(at.getTime() / 1_000);
    const secret = by === 'provider' ? signing_secret : 'somebody';
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return { headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` }, body };
  },
  pushes: [
    { sent: event({ type: 'app_uninstalled' }), event: 'app_uninstalled', cause: 'grant_revoked' },
    {
      sent: event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: ['U2'] } }),
      event: 'tokens_revoked',
      cause: 'grant_revoked',
    },
  ],
  others: [
    event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }),
    event({ type: 'message', text: 'Hello' }),
    event({ type: 'toString' }),
    () => ({ type: 'app_rate_limited', team_id: 'T123' }),
    () => ({ type: 'url_verification', challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P' }),
  ],
};

const samples: ProviderSamples = {
  origins: ['https://slack.com'],
  material: { type: 'api_key', secret: 'xoxb-conformance-9f3KQ7vTz2Lm' },
  capabilities: {
    SEND_MESSAGE: {
      parameters: { channel: 'C123ABC456', text: 'Hello' },
      answers: [{ body: posted }],
      output: { channel: 'C123ABC456', message_ts: '1503435956.000247' },
    },
  },
  healthy: { body: authTest },
  webhook,
  identify: { answer: { body: authTest }, account: { account_id: 'T12345678', account_name: 'TechCorp' } },
  refusals: [
    { answer: { body: revoked }, failure: { class: 'permanent', cause: 'grant_revoked', code: 'token_revoked' } },
    {
      answer: { body: missingScope },
      failure: {
        cause: 'insufficient_scope',
        message: 'Slack: missing_scope (needs chat:write)',
        missing_scope: 'chat:write',
      },
    },
  ],
};

describeProvider(provider, samples);

describe('Slack', () => {
  const slack = onLoopback(provider, samples);
  const send = (parameters: Record<string, unknown> = { channel: 'C1', text: 'Hello' }) =>
    slack.run('SEND_MESSAGE', parameters);

  it('learns with the account which scopes the token has, where the answer names them', async () => {
    slack.answer({ body: authTest, headers: { 'x-oauth-scopes': 'chat:write,im:write' } });
    expect(await provider.identify!(slack.callOf('SEND_MESSAGE'))).toEqual({
      account_id: 'T12345678',
      account_name: 'TechCorp',
      granted_scopes: ['chat:write', 'im:write'],
    });
  });

  it.each([
    ['token_revoked', 'permanent', 'grant_revoked'],
    ['invalid_auth', 'permanent', 'grant_revoked'],
    ['account_inactive', 'permanent', 'grant_revoked'],
    ['missing_scope', 'permanent', 'insufficient_scope'],
    ['channel_not_found', 'permanent', 'bad_request'],
    ['an_error_of_next_year', 'permanent', 'bad_request'],
    ['ratelimited', 'transient', 'rate_limited'],
    ['internal_error', 'unknown', 'server_error'],
    ['fatal_error', 'unknown', 'server_error'],
  ])('takes %s for %s, %s', async (error, failureClass, cause) => {
    slack.answer({ body: { ok: false, error } });
    expect(await failureOf(send())).toMatchObject({ class: failureClass, cause, code: error });
  });

  it('marks the message, so that it can be found after a lost answer', async () => {
    slack.answer({ body: posted });
    await send({ channel: 'C1', text: 'Hello', thread_ts: '1503435956.000247' });
    const { metadata, ...sent } = Object.fromEntries(new URLSearchParams(slack.received()[0]?.body));
    expect(sent).toEqual({ channel: 'C1', text: 'Hello', thread_ts: '1503435956.000247' });
    expect(JSON.parse(metadata!)).toEqual({ event_type: 'linesman_execution', event_payload: { key: 'ledger-0001' } });
  });

  it('answers the handshake of a new address with its challenge', async () => {
    const asked = webhook.sign(
      JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aBm2r' }),
      now,
      'provider',
    );
    const request = { ...asked, body: Buffer.from(asked.body), now, verifier: webhook.verifier, keysAt: noKeys };
    expect(await provider.webhook!.read(request)).toEqual({ pushes: [], answer: '3eZbrw1aBm2r' });
  });

  it.each([
    [{ type: 'app_home_opened', tab: 'home', user: 'U1' }, [{ account_id: 'T12345678', user_id: 'U1', at: now }]],
    [{ type: 'app_home_opened', tab: 'messages', user: 'U1' }, undefined],
    [{ type: 'app_home_opened', tab: 'home', user: 7 }, undefined],
  ])('knows from %j who opened our tab', async (told, visits) => {
    const sent = webhook.sign(JSON.stringify(event(told)('T12345678', 'Ev1', now)), now, 'provider');
    const request = { ...sent, body: Buffer.from(sent.body), now, verifier: webhook.verifier, keysAt: noKeys };
    expect(await provider.webhook!.read(request)).toEqual({ pushes: [], ...(visits && { visits }) });
  });
});

const noKeys = () => {
  throw new Error('Slack publishes no keys');
};
