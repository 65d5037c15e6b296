import type { FastifyInstance } from 'fastify';
import type { SandboxConfig } from '../config';

/** A form may redirect where OAuth or a Slack button leads: back here, or to the console. */
const policy = ({ origin, public_origin }: SandboxConfig): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    `form-action 'self' ${origin} ${public_origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Pages show messages as they came, so they load and run nothing that is not served from here. */
export function guardPages(fastify: FastifyInstance, config: SandboxConfig): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return;
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy(config));
  });
}
