import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** admin: Linesman's own staff; service: a platform service. */
export const roles = ['admin', 'tenant_admin', 'csm', 'member', 'service'] as const;
export type Role = (typeof roles)[number];

/** Who makes a request. */
export interface Principal {
  subject: string;
  tenantId: string;
  roles: Role[];
  name?: string;
  email?: string;
  /** One of our own services, known by its NATS user and without a token. It needs no grant. */
  vouched?: true;
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

export const ROLES = 'linesman:roles';
export const PUBLIC = 'linesman:public';

/** The roles that may use a route. A service does not start if a route has neither this nor @Public(). */
export const Roles = (...allowed: [Role, ...Role[]]): MethodDecorator & ClassDecorator => SetMetadata(ROLES, allowed);

/** A route that needs no token (signed links, callbacks of providers, health). Say why beside it. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@Caller() on a route without a principal');
  return principal;
});
