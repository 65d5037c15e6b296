import type { Route } from './routes.ts';

/** The service that serves a path of the public origin. */
export type PublicRoutes = Record<string, string>;

/** Programs find the API under its version. Pages and callbacks are at the addresses that links and providers have. */
export const publicPath = ({ path, isPublic }: Pick<Route, 'path' | 'isPublic'>): string =>
  isPublic ? path : `/v1${path}`;

interface Claim {
  service: string;
  route: Pick<Route, 'path' | 'isPublic' | 'verb'>;
}

/** @throws where two services claim one path, or one service writes it in two ways or serves it twice. */
export function routingOf(claims: Claim[]): PublicRoutes {
  const routes: PublicRoutes = {};
  const spelling = new Map<string, string>();
  const served = new Set<string>();
  for (const { service, route } of claims) {
    const path = publicPath(route);
    const shape = path.replaceAll(/\{\w+\}/g, '{}');
    const first = spelling.get(shape) ?? path;
    if (first !== path) throw new Error(`${first} and ${path} are one path: name its parameters alike.`);
    if ((routes[path] ?? service) !== service)
      throw new Error(`${routes[path]} and ${service} both claim ${path}: each path belongs to one service.`);
    const call = `${route.verb} ${path}`;
    if (served.has(call)) throw new Error(`${service} serves ${call} twice.`);
    spelling.set(shape, path);
    served.add(call);
    routes[path] = service;
  }
  return Object.fromEntries(Object.entries(routes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
