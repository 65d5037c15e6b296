import { importJWK, SignJWT } from 'jose';
import type { AccessChange } from '../../state/access-changes';
import type { Push } from '../../stand-ins/push';
import { accountOf } from './accounts';

const iss = 'https://accounts.google.com/';

const events: Record<AccessChange['change'], string> = {
  removed: 'oauth/event-type/tokens-revoked',
  deactivated: 'risc/event-type/account-disabled',
  activated: 'risc/event-type/account-enabled',
};

/** A security event token of Cross-Account Protection. It does not expire. */
export const push: Push = async ({ account, change, event_id, at }, { key, client_id }) => {
  const owner = accountOf(account);
  if (!owner) return undefined;
  const subject = { subject_type: 'iss-sub', iss, sub: owner.sub };
  const token = await new SignJWT({
    events: { [`https://schemas.openid.net/secevent/${events[change]}`]: { subject } },
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'secevent+jwt' })
    .setIssuer(iss)
    .setAudience(client_id)
    .setIssuedAt(at)
    .setJti(event_id)
    .sign(await importJWK(key, 'RS256'));
  return { headers: { 'content-type': 'application/secevent+jwt' }, body: token };
};
