import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Param, ParseUUIDPipe } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** The visitor's token, with which the services are asked. */
export function tokenOf({ session }: FastifyRequest): string {
  const token = session.get('access_token');
  if (!token) throw new Problem(401, 'no-token', 'Sign in first.');
  return token;
}

/** The id in a page's path; 404 for anything but an id. @param what it identifies, for the message */
export const IdInPath = (what: string, name = 'id'): ParameterDecorator =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => notFound(what) }));
