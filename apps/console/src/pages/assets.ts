import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseStyle } from '@linesman/page-style';
import type { FastifyInstance } from 'fastify';

const read = (...path: string[]): string => readFileSync(join(__dirname, ...path), 'utf8');

/** The base style and all files in `styles`, in the order of their numbers. The URL changes with the content. */
const styles = readdirSync(join(__dirname, 'styles'))
  .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
  .map((file) => read('styles', file));
const stylesheet = [baseStyle, ...styles].join('\n');
/**
 * The script of every page: it updates the open page, disables a pressed button while its form is sent, copies links, focuses
 * what a refused form has to say, tells the server the browser's time zone, and has the keys of triage and of the search.
 */
const script = [
  readFileSync(require.resolve('idiomorph/dist/idiomorph.min.js'), 'utf8'),
  read('scripts', 'live.js'),
  read('scripts', 'busy.js'),
  read('scripts', 'copy.js'),
  read('scripts', 'focus.js'),
  read('scripts', 'zone.js'),
  read('scripts', 'keys.js'),
  read('scripts', 'triage.js'),
  read('scripts', 'search.js'),
].join('\n');
/** The script of the API reference. */
const referenceScript = read('scripts', 'reference.js');
const addressOf = (name: string, type: string, content: string): string =>
  `/assets/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${type}`;
export const stylesheetUrl = addressOf('console', 'css', stylesheet);
export const scriptUrl = addressOf('console', 'js', script);
export const referenceScriptUrl = addressOf('reference', 'js', referenceScript);

const files = {
  [stylesheetUrl]: { type: 'text/css; charset=utf-8', content: stylesheet },
  [scriptUrl]: { type: 'text/javascript; charset=utf-8', content: script },
  [referenceScriptUrl]: { type: 'text/javascript; charset=utf-8', content: referenceScript },
  '/assets/icon.svg': { type: 'image/svg+xml', content: read('icon.svg') },
};

export function serveAssets(fastify: FastifyInstance): void {
  for (const [url, { type, content }] of Object.entries(files)) {
    const cache = url === '/assets/icon.svg' ? 'public, max-age=3600' : 'public, max-age=31536000, immutable';
    fastify.get(url, (_, reply) => reply.type(type).header('cache-control', cache).send(content));
  }
}
