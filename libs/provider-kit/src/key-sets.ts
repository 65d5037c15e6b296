import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { Http } from './http';

/** An unknown key id has the keys fetched again, at most once in this time. */
const COOLDOWN_MS = 30_000;
const KEPT_MS = 600_000;

/** The public keys that providers publish (RFC 7517), fetched through a provider's Http and kept. */
export function createKeySets(http: Http): (url: string) => JWTVerifyGetKey {
  const kept = new Map<string, JWTVerifyGetKey>();
  const fetchThrough = async (url: string): Promise<Response> => {
    const { status, body } = await http({ method: 'GET', url, headers: { accept: 'application/json' } });
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
  return (url) => {
    const known = kept.get(url);
    if (known) return known;
    const made = createRemoteJWKSet(new URL(url), {
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: KEPT_MS,
      [customFetch]: fetchThrough,
    });
    kept.set(url, made);
    return made;
  };
}
