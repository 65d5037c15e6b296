import type { FastifyRequest } from 'fastify';

/** Binds a consent to the browser that started it. `token` is that of the link, for a page that offers to try again. */
export interface BrowserBinding {
  secret: string;
  token: string;
}

const MAX_AGE_SECONDS = 3_600;
const nameOf = (session_id: string) => `linesman_connect_${session_id}`;

/** Both parts of the value are base64url, so they need no escaping. */
export function bindingCookie(session_id: string, { secret, token }: BrowserBinding, publicOrigin: string): string {
  const attributes = ['Path=/oauth', `Max-Age=${MAX_AGE_SECONDS}`, 'HttpOnly', 'SameSite=Lax'];
  if (publicOrigin.startsWith('https:')) attributes.push('Secure');
  return [`${nameOf(session_id)}=${secret}.${token}`, ...attributes].join('; ');
}

export function bindingOf(request: FastifyRequest, session_id: string): BrowserBinding | undefined {
  const start = `${nameOf(session_id)}=`;
  const cookies = (request.headers.cookie ?? '').split('; ');
  const [secret, token] =
    cookies
      .find((one) => one.startsWith(start))
      ?.slice(start.length)
      .split('.') ?? [];
  return secret && token ? { secret, token } : undefined;
}
