import csrfProtection from '@fastify/csrf-protection';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import secureSession from '@fastify/secure-session';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ConsoleConfig } from '../config';
import { serveAssets } from '../pages/assets';
import { contentSecurityPolicy } from '../pages/content-security-policy';
import { PageFilter } from '../pages/page.filter';
import { sessionCookie } from '../sign-in/session';
import { fitNotice } from './fit-notice';
import { mountProxy } from './proxy';
import { Upstreams } from '../upstream/upstreams';

/** Registers the public paths of the services, sessions, CSRF protection and security headers. */
export async function prepareEdge(app: NestFastifyApplication): Promise<void> {
  const config = app.get(ConsoleConfig);
  // Nest's adapter has its own copy of Fastify's types.
  const fastify = app.getHttpAdapter().getInstance();
  app.useGlobalFilters(app.get(PageFilter));
  await fastify.register(helmet, { global: false, ...pageHeaders(config) });
  // Before the hook of the session, which writes the cookie.
  fastify.addHook('onSend', ({ session }, _reply, _payload, done) => {
    const notice = session.get('notice');
    const fit = notice && fitNotice(session.data() ?? {}, notice);
    // An answer that sets the cookie again could bring back a notice that another one has shown meanwhile.
    if (fit !== notice) session.set('notice', fit);
    done();
  });
  await fastify.register(secureSession, {
    key: config.SESSION_KEY.map((key) => Buffer.from(key, 'base64')),
    cookieName: sessionCookie(config),
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: config.https },
  });
  await fastify.register(csrfProtection, { sessionPlugin: '@fastify/secure-session' });
  guardPages(fastify);
  await mountProxy(fastify, config, app.get(Upstreams), app.get(PageFilter));
  serveAssets(fastify);
}

const pageHeaders = ({ https }: ConsoleConfig): FastifyHelmetOptions => ({
  contentSecurityPolicy: contentSecurityPolicy(),
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: https && { maxAge: 31_536_000 },
});

/** For orchestrators and scrapers, which reach this process without the proxy in front of it. */
const inside = new Set(['/metrics', '/health/ready', '/health/live']);

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

function guardPages(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (inside.has(request.routeOptions.url ?? '') && request.headers['x-forwarded-for'] !== undefined)
      return void reply.callNotFound();
    if (request.routeOptions.config.proxied) return done();
    reply.helmet();
    const token = request.session.get('access_token');
    // The guard of @Roles() reads the authorization header; pages take the token from the session only.
    request.headers.authorization = token && `Bearer ${token}`;
    done();
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.config.proxied || reading.has(request.method)) return done();
    fastify.csrfProtection(request, reply, done);
  });
}
