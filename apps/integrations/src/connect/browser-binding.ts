import fastifyCookie from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/** What ties a consent to the browser that began it, and leads it back to its link when it was cancelled. */
export interface BrowserBinding {
  secret: string;
  token: string;
}

const MAX_AGE_SECONDS = 3_600;
const nameOf = (session_id: string) => `linesman_connect_${session_id}`;

export function bindingCookie(session_id: string, { secret, token }: BrowserBinding, publicOrigin: string): string {
  return fastifyCookie.serialize(nameOf(session_id), `${secret}.${token}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicOrigin.startsWith('https:'),
    path: '/oauth',
    maxAge: MAX_AGE_SECONDS,
  });
}

export function bindingOf(request: FastifyRequest, session_id: string): BrowserBinding | undefined {
  const [secret, token] = fastifyCookie.parse(request.headers.cookie ?? '')[nameOf(session_id)]?.split('.') ?? [];
  return secret && token ? { secret, token } : undefined;
}
