import { storable } from '@linesman/contracts';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Clock } from './clock';
import type { ServiceConfig } from './config';
import { type Principal, type Role, roles } from './principal';

export class InvalidToken extends Error {}

/** How long a checked signature is not checked again. */
const CHECKED_MS = 60_000;
const MOST_CHECKED = 1_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Verifies bearer tokens with the issuer's JWKS. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly checked = new Map<string, { claims: JWTPayload; until: number }>();

  constructor(
    private readonly config: Pick<ServiceConfig, 'JWKS_URL' | 'TOKEN_ISSUER' | 'TOKEN_AUDIENCE' | 'STAFF_TENANT'>,
    private readonly clock: Clock,
  ) {
    this.keys = createRemoteJWKSet(new URL(config.JWKS_URL), { cooldownDuration: 5_000, timeoutDuration: 3_000 });
  }

  /** @throws InvalidToken if the token is not valid; any other error means that the issuer did not answer. */
  async verify(token: string): Promise<Principal> {
    const claims = await this.claims(token);
    const held = heldRoles(claims, this.config.STAFF_TENANT);
    if (!claims.sub || held.length === 0) throw new InvalidToken('the token names no subject or no role');
    if (typeof claims.tenant !== 'string' || !UUID.test(claims.tenant))
      throw new InvalidToken('the token names no tenant');
    return {
      subject: claims.sub,
      tenantId: claims.tenant,
      roles: held,
      name: typeof claims.name === 'string' ? storable(claims.name) : undefined,
      email: typeof claims.email === 'string' ? storable(claims.email) : undefined,
    };
  }

  /** A service sends one token many times a second. Its signature is checked once a minute, its time each time. */
  private async claims(token: string): Promise<JWTPayload> {
    const known = this.checked.get(token);
    if (known && known.until > performance.now() && isInTime(known.claims, this.clock.now())) return known.claims;
    const claims = await this.check(token);
    if (this.checked.size >= MOST_CHECKED) this.checked.clear();
    this.checked.set(token, { claims, until: performance.now() + CHECKED_MS });
    return claims;
  }

  private async check(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.config.TOKEN_ISSUER,
        audience: this.config.TOKEN_AUDIENCE,
        algorithms: ['RS256', 'ES256', 'EdDSA'],
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
      });
      return payload;
    } catch (error) {
      if (isTokensFault(error))
        throw new InvalidToken(error instanceof Error ? error.message : 'the token is not valid');
      throw error;
    }
  }
}

/** The issuer serves many tenants, and what one of them writes into its tokens makes nobody our staff. */
export function heldRoles({ roles: named, tenant }: JWTPayload, staffTenant = tenant): Role[] {
  const counts = (role: unknown): role is Role =>
    roles.includes(role as Role) && (role !== 'admin' || tenant === staffTenant);
  return Array.isArray(named) ? named.filter(counts) : [];
}

const TOLERANCE_SECONDS = 5;

const isInTime = ({ exp = 0, nbf = 0 }: JWTPayload, now: Date): boolean => {
  const seconds = now.getTime() / 1_000;
  return seconds - TOLERANCE_SECONDS < exp && seconds + TOLERANCE_SECONDS >= nbf;
};

const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
