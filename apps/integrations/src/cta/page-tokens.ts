import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { PageToken } from '@linesman/contracts';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { CredentialKeys } from '../sealing/credential-keys';

/** The user whose calls to action a page may show. */
export interface PageUser {
  tenant_id: string;
  subject: string;
  /** The page that shows them. */
  return_url?: string;
}

const AUDIENCE = 'linesman:page';
const TYPE = 'linesman-page+jwt';
const LIFE_SECONDS = 600;

/** Signs page tokens with keys derived from the credential keys, which every process of this service has, and no other service. */
export class PageTokens {
  private readonly current: string;
  private readonly byId: ReadonlyMap<string, KeyObject>;

  constructor(
    keys: CredentialKeys,
    private readonly now: () => Date,
  ) {
    this.current = keys.current;
    this.byId = new Map([...keys.byId].map(([id, key]) => [id, derived(key)]));
  }

  async issue({ tenant_id, subject, return_url }: PageUser): Promise<PageToken> {
    const issued = Math.floor(this.now().getTime() / 1_000);
    const token = await new SignJWT({ tenant: tenant_id, ...(return_url ? { return_url } : {}) })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid: this.current })
      .setSubject(subject)
      .setAudience(AUDIENCE)
      .setIssuedAt(issued)
      .setExpirationTime(issued + LIFE_SECONDS)
      .sign(this.byId.get(this.current)!);
    return { token, expires_at: new Date((issued + LIFE_SECONDS) * 1_000).toISOString() };
  }

  /** @returns undefined for a token that this service did not sign. An expired token still names its user. */
  async read(token: string): Promise<(PageUser & { ended: boolean }) | undefined> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyOf(kid), {
        audience: AUDIENCE,
        typ: TYPE,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'sub', 'tenant'],
        currentDate: this.now(),
      });
      return { ...userOf(payload), ended: false };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ...userOf(error.payload), ended: true };
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  private keyOf(kid: string | undefined): KeyObject {
    const key = this.byId.get(kid ?? '');
    if (!key) throw new errors.JWSInvalid('no key of ours signed this');
    return key;
  }
}

const derived = (key: Buffer): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', 'linesman page tokens', 32)));

const userOf = ({ tenant, sub, return_url }: JWTPayload): PageUser => ({
  tenant_id: String(tenant),
  subject: String(sub),
  ...(typeof return_url === 'string' ? { return_url } : {}),
});
