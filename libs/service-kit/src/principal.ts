import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** admin is Linesman's own staff; service is a program of the platform. */
export const roles = ['admin', 'tenant_admin', 'csm', 'member', 'service'] as const;
export type Role = (typeof roles)[number];

/** Who asks. */
export interface Principal {
  subject: string;
  tenantId: string;
  roles: Role[];
  name?: string;
  email?: string;
  /** One of our own services, on the word of NATS and without a token: what it asks for is permitted already. */
  vouched?: true;
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

export const ROLES = 'linesman:roles';
export const PUBLIC = 'linesman:public';

/** Who may use a route. A route with neither this nor @Public() keeps the service from starting. */
export const Roles = (...allowed: [Role, ...Role[]]): MethodDecorator & ClassDecorator => SetMetadata(ROLES, allowed);

/** A route that asks for no token (signed links, provider callbacks, health). Say why beside it. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@Caller() on a route without a principal');
  return principal;
});
