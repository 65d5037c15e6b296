import { generateKeyPairSync, sign } from 'node:crypto';
import { createHttp, createKeySets } from '@linesman/provider-kit';
import {
  describeProvider,
  failureOf,
  LoopbackProvider,
  onLoopback,
  type ProviderSamples,
  type WebhookSamples,
} from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import about from './samples/about.json';
import domainPolicy from './samples/domain-policy.json';
import fileList from './samples/file-list.json';
import created from './samples/folder-created.json';
import noFile from './samples/insufficient-file-permissions.json';
import noScope from './samples/insufficient-scopes.json';
import invalid from './samples/invalid-credentials.json';
import start from './samples/start-page-token.json';
import userinfo from './samples/userinfo.json';
import userRate from './samples/user-rate-limit.json';

const risc = 'https://schemas.openid.net/secevent/risc/event-type/';
const oauth = 'https://schemas.openid.net/secevent/oauth/event-type/';
const client_id = '123456789-abcedfgh.apps.googleusercontent.com';
const [google, forger] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const part = (text: string) => Buffer.from(text).toString('base64url');
const token = (claims: object) => (_account: string, jti: string, at: Date) => ({
  iss: 'https://accounts.google.com/',
  aud: client_id,
  iat: at.getTime() / 1_000,
  jti,
  ...claims,
});
const event =
  (type: string, more: object = {}) =>
  (sub: string, jti: string, at: Date) =>
    token({
      events: { [type]: { subject: { subject_type: 'iss-sub', iss: 'https://accounts.google.com/', sub }, ...more } },
    })(sub, jti, at);

const webhook: WebhookSamples = {
  verifier: client_id,
  keys: {
    body: { keys: [{ ...google!.publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' }] },
  },
  sign(claims, _at, by) {
    const signed = `${part(JSON.stringify({ alg: 'RS256', kid: 'key-1', typ: 'secevent+jwt' }))}.${part(claims)}`;
    const { privateKey } = by === 'provider' ? google! : forger!;
    return {
      headers: { 'content-type': 'application/secevent+jwt' },
      body: `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`,
    };
  },
  pushes: [
    { sent: event(`${oauth}tokens-revoked`), event: 'tokens-revoked', cause: 'grant_revoked' },
    {
      sent: event(`${risc}account-disabled`, { reason: 'hijacking' }),
      event: 'account-disabled',
      cause: 'account_deactivated',
    },
    { sent: event(`${risc}sessions-revoked`), event: 'sessions-revoked' },
    { sent: event(`${risc}account-enabled`), event: 'account-enabled' },
  ],
  others: [
    event(`${risc}account-credential-change-required`),
    token({ events: { [`${risc}verification`]: { state: 'test' } } }),
    token({ events: { [`${oauth}tokens-revoked`]: { subject: { subject_type: 'email', email: 'bob@example.com' } } } }),
    token({ events: { toString: { subject: { sub: '1' } } } }),
  ],
};

const lacking = (...names: string[]): string => {
  const scopes = names.map((name) => `https://www.googleapis.com/auth/${name}`);
  return `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${scopes.join(' ')}"`;
};

const samples: ProviderSamples = {
  origins: ['https://www.googleapis.com', 'https://openidconnect.googleapis.com'],
  material: { type: 'bearer', secret: 'ya29.a0-conformance-9f3KQ7vTz2Lm' },
  capabilities: {
    SYNC_FILES: {
      parameters: {},
      answers: [{ body: start }, { body: { ...fileList, files: [...fileList.files, { name: 'no id' }] } }],
      output: {
        records: [
          {
            external_id: '1dyUEebJaFnWa3Z4n0BFMVAXQ7mfUH11g',
            data: {
              name: 'Contract.pdf',
              kind: 'file',
              mime_type: 'application/pdf',
              size: 7212,
              parent_ids: ['0AKxEb2OqDFrSUk9PVA'],
              url: 'https://drive.google.com/file/d/1dyUEebJaFnWa3Z4n0BFMVAXQ7mfUH11g/view?usp=drivesdk',
              owned_by_me: true,
              created_at: '2026-01-10T09:00:00.000Z',
              updated_at: '2026-01-12T15:50:38.000Z',
            },
          },
          {
            external_id: '1nCyv2JWeL9xSCZzRrzBAwAiTsR3mRCpO',
            data: expect.objectContaining({ kind: 'folder', size: null }) as unknown,
          },
        ],
        skipped: [{ reason: 'has no id' }],
        cursor: 'list 9120 ~!!~AI9FV7Tq2c',
        complete: false,
      },
      pages: [
        {
          answers: [{ body: { kind: 'drive#fileList', files: [] } }],
          output: { records: [], skipped: [], cursor: 'changes 9120', complete: true },
        },
      ],
    },
    CREATE_FOLDER: {
      parameters: { name: 'Onboarding' },
      answers: [{ body: created }],
      output: {
        folder_id: created.id,
        name: 'Onboarding',
        parent_id: '0AKxEb2OqDFrSUk9PVA',
        url: created.webViewLink,
      },
    },
  },
  healthy: { body: about },
  webhook,
  identify: {
    answer: { body: userinfo },
    account: { account_id: '110169484474386276334', account_name: 'bob.smith@techcorp.example' },
  },
  refusals: [
    { answer: { status: 401, body: invalid }, failure: { cause: 'grant_revoked', code: 'authError' } },
    {
      answer: { status: 403, body: noScope, headers: { 'www-authenticate': lacking('drive', 'drive.file') } },
      failure: {
        class: 'permanent',
        cause: 'insufficient_scope',
        code: 'insufficientPermissions',
        missing_scope: 'drive.file',
      },
    },
    { answer: { status: 403, body: userRate }, failure: { class: 'transient', cause: 'rate_limited' } },
    {
      answer: { status: 403, body: domainPolicy },
      failure: { class: 'permanent', cause: 'account_deactivated', code: 'domainPolicy' },
    },
    { answer: { status: 403, body: noFile }, failure: { class: 'permanent', cause: 'bad_request' } },
    {
      answer: {
        status: 403,
        body: { error: { code: 403, message: 'Off.', errors: [{ reason: 'accessNotConfigured' }] } },
      },
      failure: { cause: 'app_credentials_missing' },
    },
    {
      answer: {
        status: 403,
        body: {
          error: {
            code: 403,
            message: 'Google Drive API has not been used in project 7 before or it is disabled.',
            status: 'PERMISSION_DENIED',
            errors: [{ reason: 'forbidden' }],
            details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }],
          },
        },
      },
      failure: { cause: 'app_credentials_missing', code: 'SERVICE_DISABLED' },
    },
    {
      answer: { status: 403, body: { error: { code: 403, message: 'No.', errors: [{ reason: 'cannotDoThat' }] } } },
      failure: { class: 'permanent', cause: 'bad_request', code: 'cannotDoThat' },
    },
    {
      answer: { status: 401, body: { error: 'invalid_request', error_description: 'Invalid Credentials' } },
      failure: { cause: 'grant_revoked', code: 'invalid_request' },
    },
  ],
};

describeProvider(provider, samples);

describe('A folder in Google Drive', () => {
  const google = onLoopback(provider, samples);
  const parameters = { name: 'Onboarding', parent_id: '1parent' };
  const lookUp = (asked_at = '2026-01-29T10:43:00Z') =>
    provider.look_up!.CREATE_FOLDER!({
      ...google.callOf('CREATE_FOLDER', { parameters, idempotency_key: "it's 1" }),
      asked_at: new Date(asked_at),
    });

  it('carries the id of its execution in a property that only our app can see', async () => {
    google.answer({ body: created });
    await google.run('CREATE_FOLDER', parameters);
    const [request] = google.received();
    expect(request?.path).toMatch(/^\/drive\/v3\/files\?fields=/);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      name: 'Onboarding',
      mimeType: 'application/vnd.google-apps.folder',
      parents: ['1parent'],
      appProperties: { linesman_execution_id: 'ledger-0001' },
    });
  });

  it('is found by that property', async () => {
    google.answer({ body: { kind: 'drive#fileList', files: [created] } });
    expect(await lookUp()).toEqual({ done: expect.objectContaining({ folder_id: created.id }) as unknown });
    const { searchParams } = new URL(google.received()[0]?.path ?? '', 'http://x');
    expect(searchParams.get('q')).toBe("appProperties has { key='linesman_execution_id' and value='it\\'s 1' }");
  });

  it('was not created if no folder carries the id; too early nobody can tell', async () => {
    google.answer({ body: { kind: 'drive#fileList', files: [] } });
    expect(await lookUp()).toEqual({ not_done: true });
    expect(await lookUp('2026-01-29T10:44:30Z')).toBeUndefined();
  });

  it('does not blame the connection if one parent refuses the folder', async () => {
    google.answer({ status: 403, body: noFile });
    expect(await failureOf(google.run('CREATE_FOLDER', parameters))).toMatchObject({ cause: 'bad_request' });
  });
});

it('takes no other token that Google signs for our app, and no token of another issuer', async () => {
  const loopback = await LoopbackProvider.start();
  loopback.answer(webhook.keys!);
  const keysAt = createKeySets(createHttp({ origins: loopback.standingInFor(samples.origins) }));
  const now = new Date('2026-01-29T10:45:00.000Z');
  const read = async (claims: object) => {
    const { headers, body } = webhook.sign(JSON.stringify(token(claims)('', 'jti', now)), now, 'provider');
    const request = { headers, body: Buffer.from(body), now, verifier: client_id, keysAt };
    return Promise.resolve(provider.webhook!.read(request)).catch((error: { reason: string }) => error.reason);
  };
  expect(await read({ sub: '110169484474386276334', email: 'bob@techcorp.example', exp: 9_999_999_999 })).toBe(
    'malformed',
  );
  expect(await read({ events: {}, iss: 'https://accounts.example/' })).toBe('not_signed');
  expect(await read({ events: {}, aud: ['another', client_id] })).toEqual({ pushes: [] });
  // The keys were read once.
  expect(loopback.received).toHaveLength(1);
  await loopback.stop();
});
