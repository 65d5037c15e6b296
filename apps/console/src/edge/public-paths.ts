import type { SchemaOwner } from '@linesman/contracts/topology';
import { publicRoutes } from '../upstream/public-routes.generated';

export interface PublicPath {
  /** As Fastify writes it, with `:name` for a parameter. */
  url: string;
  service: SchemaOwner;
}

/** The paths of the services that are public at the console's origin. */
export const publicPaths: PublicPath[] = Object.entries(publicRoutes).map(([path, service]) => ({
  url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
  service,
}));

/** The path to ask a service for: it does not know the version. Undefined for a path that may mean another one there. */
export function upstreamPath(url: string): string | undefined {
  const path = url.split('?', 1)[0] as string;
  // A path that a URL parser rewrites (dot segments, backslashes) could be another one to the service than it is here.
  if (path.includes('//') || !URL.canParse(`http://x${path}`) || new URL(`http://x${path}`).pathname !== path)
    return undefined;
  return path.replace(/^\/v1(?=\/)/, '');
}
