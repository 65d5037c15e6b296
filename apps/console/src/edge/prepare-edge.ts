import csrfProtection from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import secureSession from '@fastify/secure-session';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ConsoleConfig } from '../config';
import { serveAssets } from '../pages/assets';
import { PageFilter } from '../pages/page.filter';
import { sessionCookie } from '../sign-in/session';
import { mountProxy } from '../upstream/proxy';
import { Upstreams } from '../upstream/upstreams';
import { pageHeaders } from './page-headers';

/** What stands before the pages: the public paths of the services, sessions, CSRF protection and headers. */
export async function prepareEdge(app: NestFastifyApplication): Promise<void> {
  const config = app.get(ConsoleConfig);
  // Nest's adapter carries Fastify types of its own instance.
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.useGlobalFilters(app.get(PageFilter));
  await fastify.register(helmet, { global: false, ...pageHeaders(config) });
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

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

function guardPages(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.proxied) return;
    await reply.helmet();
    const token = request.session.get('access_token');
    // The routes' @Roles() read a bearer token, and pages take it from the session alone.
    request.headers.authorization = token && `Bearer ${token}`;
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.config.proxied || reading.has(request.method)) return done();
    fastify.csrfProtection(request, reply, done);
  });
}
