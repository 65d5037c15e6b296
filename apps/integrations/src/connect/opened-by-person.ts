import type { FastifyRequest } from 'fastify';

const SCANNERS =
  /bot\b|crawl|spider|scan|preview|prefetch|headless|barracuda|mimecast|proofpoint|safelinks|phish|virus|facebookexternalhit/i;

/**
 * Whether a person opened the page, as far as a request shows it. Every browser of the last years says that it navigates; a
 * mail scanner mostly fetches, asks with HEAD, or has a name of its own. Where it is not certain, nobody is said to have
 * opened the link: the button that starts shows it as well.
 */
export function openedByPerson({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const ahead = headers['sec-purpose'] ?? headers.purpose ?? headers['x-moz'] ?? '';
  return (
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    !String(ahead).includes('prefetch') &&
    !SCANNERS.test(headers['user-agent'] ?? '')
  );
}
