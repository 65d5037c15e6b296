import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';

export interface PublicPath {
  url: string;
  service: SchemaOwner;
  /** Taken off the path before it goes on. */
  prefix: string;
}

/** Everything of the services that the one public origin shows. An ingress in production has the same table. */
export const publicPaths: PublicPath[] = [
  { url: '/connect/*', service: 'integrations', prefix: '' },
  { url: '/cta/*', service: 'integrations', prefix: '' },
  { url: '/oauth/*', service: 'integrations', prefix: '' },
  { url: '/webhooks/*', service: 'integrations', prefix: '' },
  { url: '/slack/interactivity', service: 'notifier', prefix: '' },
  { url: '/unsubscribe/*', service: 'notifier', prefix: '' },
  ...schemaOwners.map((service) => ({ url: `/api/${service}/*`, service, prefix: `/api/${service}` })),
];

const internal = ['health', 'metrics'];

/** The path to ask a service for, or undefined for one that is not the public's business. */
export function upstreamPath(url: string, prefix: string): string | undefined {
  const path = (url.split('?', 1)[0] as string).slice(prefix.length);
  // Anything that a URL parser would rewrite (dot segments, backslashes) could mean another path behind than in front.
  if (path.includes('//') || !URL.canParse(`http://x${path}`) || new URL(`http://x${path}`).pathname !== path)
    return undefined;
  try {
    const first = decodeURIComponent(path).split('/')[1] ?? '';
    return internal.includes(first.toLowerCase()) ? undefined : path;
  } catch {
    return undefined;
  }
}
