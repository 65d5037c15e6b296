import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';

export interface PublicPath {
  url: string;
  service: SchemaOwner;
  /** Removed from the path before the service is asked. */
  prefix: string;
}

/** The paths of the services that are public at the console's origin. An ingress in production has the same table. */
export const publicPaths: PublicPath[] = [
  { url: '/connect/*', service: 'integrations', prefix: '' },
  { url: '/cta/*', service: 'integrations', prefix: '' },
  { url: '/oauth/*', service: 'integrations', prefix: '' },
  { url: '/slack/interactivity', service: 'notifier', prefix: '' },
  { url: '/unsubscribe/*', service: 'notifier', prefix: '' },
  { url: '/tech-call/*', service: 'notifier', prefix: '' },
  ...schemaOwners.map((service) => ({ url: `/api/${service}/*`, service, prefix: `/api/${service}` })),
];

const internal = ['health', 'metrics'];

/** The path to ask a service for; undefined for a path that is not public. */
export function upstreamPath(url: string, prefix: string): string | undefined {
  const path = (url.split('?', 1)[0] as string).slice(prefix.length);
  // A path that a URL parser rewrites (dot segments, backslashes) could be another one to the service than it is here.
  if (path.includes('//') || !URL.canParse(`http://x${path}`) || new URL(`http://x${path}`).pathname !== path)
    return undefined;
  try {
    const first = decodeURIComponent(path).split('/')[1] ?? '';
    return internal.includes(first.toLowerCase()) ? undefined : path;
  } catch {
    return undefined;
  }
}
