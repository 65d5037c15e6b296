import replyFrom from '@fastify/reply-from';
import { currentContext, notFound } from '@linesman/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { ConsoleConfig } from '../config';
import type { PageFilter } from '../pages/page.filter';
import { sessionCookie } from '../sign-in/session';
import { ServiceDown } from '../upstream/part';
import type { Upstreams } from '../upstream/upstreams';
import { type PublicPath, publicPaths, upstreamPath } from './public-paths';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const idempotentWithoutBody = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Proxied routes ignore the session: no cookie authenticates an API request, so none needs CSRF protection. */
declare module 'fastify' {
  interface FastifyContextConfig {
    proxied?: boolean;
  }
}

/** Of these paths, in bytes: emails have attachments. */
const largerBodies: Readonly<Record<string, number>> = { '/inbound-email': 10 * 1024 * 1024 };

/** Passes the services' public paths on. Bodies stay unparsed, since webhooks and Slack sign the bytes. */
export async function mountProxy(
  fastify: FastifyInstance,
  config: ConsoleConfig,
  upstreams: Upstreams,
  failures: PageFilter,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Nest sets its own error handler later, and only on the parent instance.
    scope.setErrorHandler((error, _request, reply) => failures.answer(error, reply));
    // Read whole, as a service that refuses a body in the middle breaks the connection on which it is sent.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, Readable.from([body])));
    await scope.register(replyFrom, { http: { agentOptions: { keepAlive: true } }, disableRequestLogging: true });
    scope.all('/v1/*', { config: { proxied: true } }, () => Promise.reject(notFound('path of the API')));
    for (const path of publicPaths) {
      scope.route({
        method: methods,
        exposeHeadRoute: false,
        url: path.url,
        bodyLimit: largerBodies[path.url],
        config: { proxied: true },
        handler: (request, reply) => forward(request, reply, path, config, upstreams),
      });
    }
  });
}

function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  { service }: PublicPath,
  config: ConsoleConfig,
  upstreams: Upstreams,
): FastifyReply | undefined {
  const path = upstreamPath(request.raw.url ?? '');
  if (!path) throw notFound('path of the API');
  const processes = upstreams.of(service);
  const tried: string[] = [];
  const ask = (): FastifyReply | undefined => {
    const url = processes.next(tried);
    if (!url) return undefined;
    tried.push(url);
    return reply.from(path, {
      timeout: 30_000,
      getUpstream: () => url,
      retryDelay: () => null,
      rewriteRequestHeaders: (_, headers) => forwardedHeaders(request, headers, config),
      onError: (_, { error }) => {
        processes.failed(url);
        const again = idempotentWithoutBody.has(request.method) && ask();
        if (!again) reply.send(new ServiceDown(service, 'does not answer', { cause: error }));
      },
    });
  };
  return ask();
}

function forwardedHeaders(
  request: FastifyRequest,
  headers: IncomingHttpHeaders,
  config: ConsoleConfig,
): IncomingHttpHeaders {
  const { forwarded: _forwarded, cookie, ...kept } = headers;
  const cookies = cookie?.split(/; */).filter((one) => !one.startsWith(`${sessionCookie(config)}=`));
  const { host, protocol } = new URL(config.PUBLIC_ORIGIN);
  return {
    ...kept,
    ...(cookies?.length ? { cookie: cookies.join('; ') } : {}),
    'x-forwarded-for': request.ip,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    'x-forwarded-prefix': request.url.startsWith('/v1/') ? '/v1' : '',
    'x-correlation-id': currentContext().correlationId,
  };
}
