import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path: string[]): string => readFileSync(join(__dirname, ...path), 'utf8');

/** One stylesheet of all files in `styles`, in the order of their numbers. Its address changes with its content. */
const stylesheet = readdirSync(join(__dirname, 'styles'))
  .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
  .map((file) => read('styles', file))
  .join('\n');
const version = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12);
export const stylesheetUrl = `/assets/console-${version}.css`;

const files = {
  [stylesheetUrl]: { type: 'text/css; charset=utf-8', content: stylesheet },
  '/assets/icon.svg': { type: 'image/svg+xml', content: read('icon.svg') },
};

export function serveAssets(fastify: FastifyInstance): void {
  for (const [url, { type, content }] of Object.entries(files)) {
    const cache = url === stylesheetUrl ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    fastify.get(url, (_, reply) => reply.type(type).header('cache-control', cache).send(content));
  }
}
