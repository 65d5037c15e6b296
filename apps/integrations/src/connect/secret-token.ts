import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 256 bits. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export function matches(secret: string, hash: string | null): boolean {
  const [given, stored] = [Buffer.from(hashOf(secret)), Buffer.from(hash ?? '')];
  return given.length === stored.length && timingSafeEqual(given, stored);
}
