import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { oauthApp, webhookSecrets, type World } from './start-world';

export interface Sent {
  headers: Record<string, string>;
  body: string;
}

/** What a test changes of a webhook before it is signed. */
export interface Told {
  account: string;
  event_id?: string;
  /** When it happened. */
  at?: Date;
  /** When it was signed; now if absent. */
  signed_at?: Date;
  secret?: string;
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000);
const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex');
const json = { 'content-type': 'application/json' };

export function signedBySlack(content: object, secret = webhookSecrets.slack, at = new Date()): Sent {
  const body = JSON.stringify(content);
  const signature = `v0=${hmac(secret, `v0:${seconds(at)}:${body}`)}`;
  return { headers: { ...json, 'x-slack-request-timestamp': `${seconds(at)}`, 'x-slack-signature': signature }, body };
}

/** Our app was removed from a workspace. */
export const slackRemoved = ({ account, event_id = `Ev${randomUUID()}`, at = new Date(), ...more }: Told): Sent =>
  signedBySlack(
    {
      type: 'event_callback',
      team_id: account,
      event_id,
      event_time: seconds(at),
      event: { type: 'app_uninstalled' },
    },
    more.secret,
    more.signed_at,
  );

/** An account has removed our app. */
export const stripeRemoved = (told: Told): Sent => fromStripe('account.application.deauthorized', told);

export function fromStripe(
  type: string,
  { account, event_id = `evt_${randomUUID()}`, at = new Date(), ...more }: Told,
): Sent {
  const body = JSON.stringify({ id: event_id, object: 'event', type, account, created: seconds(at) });
  const signed = seconds(more.signed_at ?? new Date());
  const v1 = hmac(more.secret ?? webhookSecrets.stripe, `${signed}.${body}`);
  return { headers: { ...json, 'stripe-signature': `t=${signed},v1=${v1}` }, body };
}

const [google, forger] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const publishGoogleKeys = (world: World): void => {
  const key = google!.publicKey.export({ format: 'jwk' });
  world.providers.googleKeys = { keys: [{ ...key, kid: 'key-1', alg: 'RS256', use: 'sig' }] };
};

/** A security event token of Google. `secret` stands for its private key: any other text is somebody else's. */
export function googleToken(type: string, { account, event_id = randomUUID(), at = new Date(), secret }: Told): Sent {
  const iss = 'https://accounts.google.com/';
  const events = {
    [`https://schemas.openid.net/secevent/${type}`]: { subject: { subject_type: 'iss-sub', iss, sub: account } },
  };
  const signed = `${part({ alg: 'RS256', kid: 'key-1' })}.${part({ iss, aud: oauthApp.client_id, iat: seconds(at), jti: event_id, events })}`;
  const { privateKey } = secret === undefined ? google! : forger!;
  const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
  return { headers: { 'content-type': 'application/secevent+jwt' }, body: `${signed}.${signature}` };
}
