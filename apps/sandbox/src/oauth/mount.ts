import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { AuthorizationServer } from '../stand-ins/authorization-server';
import type { AuthorizationService } from './authorization-service';

function prepared(url: string, server: AuthorizationServer): string {
  const [path, query] = url.split('?', 2);
  const params = new URLSearchParams(query);
  if (!server.prepare || !params.has('client_id')) return url;
  server.prepare(params);
  return `${path}?${params.toString()}`;
}

/** Dropbox's own client sends the token request in the query, with an empty body. */
function withBody(raw: IncomingMessage, url: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const isEmpty = !Number(raw.headers['content-length']) && !raw.headers['transfer-encoding'];
  if (raw.method !== 'POST' || !isEmpty || !new URLSearchParams(query).has('grant_type')) return url;
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(query)),
  };
  Object.assign(raw.headers, form);
  raw.unshift(Buffer.from(query));
  return path;
}

/** oidc-provider reads the raw request itself, so its paths are in a Fastify scope that parses no bodies. */
export async function mountAuthorizationServers(
  fastify: FastifyInstance,
  authorization: AuthorizationService,
): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    for (const server of authorization.servers) {
      for (const path of server.paths) {
        scope.route({
          method: ['GET', 'POST', 'OPTIONS'],
          url: `/${server.code}${path}`,
          handler: async (request, reply) => {
            const refused = authorization.refusalOfApp(server, path);
            if (refused) return reply.code(refused.status).send(refused.body);
            const provider = await authorization.provider(server.code);
            const raw = request.raw as IncomingMessage & { originalUrl?: string };
            const asked = server.token_in_query ? withBody(raw, request.url) : request.url;
            const url = prepared(asked, server);
            raw.originalUrl = url;
            raw.url = url.slice(server.code.length + 1);
            reply.hijack();
            await provider.callback()(raw, reply.raw);
          },
        });
      }
    }
    done();
  });
}
