import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const read = (...path: string[]): string => readFileSync(join(__dirname, ...path), 'utf8');
const addressed = (name: string, type: string, content: string): { url: string; content: string } => ({
  url: `/assets/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${type}`,
  content,
});

const styles = readdirSync(join(__dirname, 'styles')).sort();
const style = addressed('sandbox', 'css', styles.map((file) => read('styles', file)).join('\n'));
const idiomorph = readFileSync(require.resolve('idiomorph/dist/idiomorph.min.js'), 'utf8');
const script = addressed('sandbox', 'js', `${idiomorph}\n${read('scripts', 'live.js')}`);

export const stylesheetUrl = style.url;
export const scriptUrl = script.url;

const files = [
  { ...style, type: 'text/css; charset=utf-8' },
  { ...script, type: 'text/javascript; charset=utf-8' },
];

/** Their addresses change with their content. */
export function serveAssets(fastify: FastifyInstance): void {
  for (const { url, type, content } of files)
    fastify.get(url, (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
}
