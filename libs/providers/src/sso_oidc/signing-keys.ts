import { createHash } from 'node:crypto';
import { type CallContext, ProviderError } from '@linesman/provider-kit';
import { dialect, readDocument } from './dialect';

interface Key {
  kty: string;
  kid?: unknown;
  use?: unknown;
}

/** Kinds of keys that can verify a signature with what is published of them. */
const asymmetric = ['RSA', 'EC', 'OKP'];

/** The ids of the keys that tokens may be signed with. Other keys than before are no failure: they are read again and again. */
export async function signingKeys(context: CallContext, jwks_uri: string): Promise<string[]> {
  const { keys } = await readDocument(context, jwks_uri, isKeySet);
  const ids = keys
    .filter(({ kty, use = 'sig' }) => asymmetric.includes(kty) && use === 'sig')
    .map((key) => (typeof key.kid === 'string' && key.kid !== '' ? key.kid : hashOf(key)));
  if (ids.length > 0) return [...new Set(ids)];
  throw new ProviderError({
    class: 'transient',
    cause: 'server_error',
    code: 'no_signing_key',
    message: `${dialect.display_name}: the identity provider publishes no key to check logins with`,
  });
}

function isKeySet(body: unknown): body is { keys: Key[] } {
  const keys = (body as { keys?: unknown } | null)?.keys;
  return Array.isArray(keys) && keys.every((key) => typeof (key as Partial<Key> | null)?.kty === 'string');
}

const hashOf = (key: object): string => `sha256:${createHash('sha256').update(JSON.stringify(key)).digest('hex')}`;
