import { type CallContext, type Dialect, ProviderError } from '@linesman/provider-kit';

export const dialect: Dialect = {
  display_name: 'Custom API',
  auth: 'api_key',
  overrides: [],
  /** RFC 9457 is the only error shape that unknown APIs may have in common. */
  readError(body, headers) {
    if (!headers['content-type']?.startsWith('application/problem+json')) return undefined;
    const { type, title, detail } = (body ?? {}) as Record<string, unknown>;
    const message = [detail, title].find((text) => typeof text === 'string');
    // RFC 9457, 4.2.1: this type says no more than the status does.
    const code = typeof type === 'string' && type !== 'about:blank' ? type : undefined;
    return { code, message };
  },
};

/** Sends the key where the tenant's API expects it. */
export function credentialHeader({ material, config }: CallContext): Record<string, string> {
  const { auth_scheme = 'bearer', auth_header = 'X-API-Key' } = config;
  if (auth_scheme === 'header') return { [headerName(auth_header)]: material.secret };
  const basic = auth_scheme === 'basic';
  const value = basic ? `Basic ${Buffer.from(material.secret).toString('base64')}` : `Bearer ${material.secret}`;
  return { authorization: value };
}

/** Headers that say where a request goes, where it ends or whose connection it is. */
const reserved = /^(host|connection|upgrade|te|trailer|expect|cookie|transfer-encoding|content-.*|proxy-.*)$/i;

function headerName(name: unknown): string {
  if (!reserved.test(String(name))) return String(name);
  throw new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'reserved_header',
    message: `Custom API: a key cannot travel in the header ${String(name)}; name another in auth_header.`,
  });
}
