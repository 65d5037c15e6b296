import type { Cause } from '@linesman/contracts';
import { jsonIn, type Push, type Webhook, type WebhookRequest, WebhookRefused } from '@linesman/provider-kit';
import { compactVerify, errors } from 'jose';

const issuers = ['https://accounts.google.com/', 'https://accounts.google.com'];
/** `jwks_uri` in accounts.google.com/.well-known/risc-configuration. */
const keys = 'https://www.googleapis.com/oauth2/v3/certs';

const risc = 'https://schemas.openid.net/secevent/risc/event-type/';
const oauth = 'https://schemas.openid.net/secevent/oauth/event-type/';

/** What Google says about an account, and the cause if our access has certainly ended. */
const events: Record<string, { cause?: Cause }> = {
  [`${oauth}tokens-revoked`]: { cause: 'grant_revoked' },
  [`${risc}account-disabled`]: { cause: 'account_deactivated' },
  // The person has to sign in again. Whether our tokens have ended too is not said.
  [`${risc}sessions-revoked`]: {},
  // It may work again.
  [`${risc}account-enabled`]: {},
};

/**
 * Cross-Account Protection: a security event token (RFC 8417), pushed as RFC 8935 says. It is signed with Google's keys,
 * and has the client id of our app as its audience. A token that is old is no fault: it tells what happened once, and
 * does not expire.
 *
 * https://developers.google.com/identity/protocols/risc
 */
export const webhook: Webhook = {
  verified_with: 'client_id',
  status: { accepted: 202, refused: 400 },
  async read(request) {
    const { iss, aud, iat, jti, events: told } = await claimsOf(request);
    const audience = Array.isArray(aud) ? aud : [aud];
    if (!issuers.includes(iss as string) || !audience.includes(request.verifier))
      throw new WebhookRefused('not_signed');
    // An ID token has the same issuer, audience and keys, and no events.
    if (typeof jti !== 'string' || typeof iat !== 'number' || typeof told !== 'object' || told === null)
      throw new WebhookRefused('malformed');
    return { pushes: Object.entries(told).flatMap(([event, about]) => pushOf(event, about, { jti, iat })) };
  },
};

async function claimsOf({ body, keysAt }: WebhookRequest): Promise<Record<string, unknown>> {
  try {
    const { payload } = await compactVerify(body.toString('utf8').trim(), keysAt(keys), { algorithms: ['RS256'] });
    return jsonIn(Buffer.from(payload));
  } catch (error) {
    if (isTokensFault(error)) throw new WebhookRefused('not_signed');
    throw error;
  }
}

/** Otherwise Google's keys could not be read. */
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';

function pushOf(event: string, about: unknown, { jti, iat }: { jti: string; iat: number }): Push[] {
  const { sub } = ((about as { subject?: unknown } | null)?.subject ?? {}) as { sub?: unknown };
  if (!Object.hasOwn(events, event) || typeof sub !== 'string') return [];
  const name = event.slice(event.lastIndexOf('/') + 1);
  return [
    { event_id: `${jti}/${name}`, account_id: sub, event: name, happened_at: new Date(iat * 1_000), ...events[event] },
  ];
}
