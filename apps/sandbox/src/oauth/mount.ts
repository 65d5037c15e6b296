import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { AuthorizationServer } from './authorization-server';
import type { AuthorizationService } from './authorization-service';

function prepared(url: string, server: AuthorizationServer): string {
  const [path, query] = url.split('?', 2);
  const params = new URLSearchParams(query);
  if (!server.prepare || !params.has('client_id')) return url;
  server.prepare(params);
  return `${path}?${params}`;
}

/** oidc-provider reads the raw request itself, so its paths live in a scope that parses no bodies. */
export async function mountAuthorizationServers(
  fastify: FastifyInstance,
  authorization: AuthorizationService,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const server of authorization.servers) {
      for (const path of server.paths) {
        scope.route({
          method: ['GET', 'POST', 'OPTIONS'],
          url: `/${server.code}${path}`,
          handler: async (request, reply) => {
            const provider = await authorization.provider(server.code);
            const raw = request.raw as IncomingMessage & { originalUrl?: string };
            const url = prepared(request.url, server);
            raw.originalUrl = url;
            raw.url = url.slice(server.code.length + 1);
            reply.hijack();
            await provider.callback()(raw, reply.raw);
          },
        });
      }
    }
  });
}
