import { type Principal, Problem } from '@linesman/service-kit';
import type { FastifyRequest } from 'fastify';

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** The visitor's token, with which the services are asked. */
export function tokenOf({ session }: FastifyRequest): string {
  const token = session.get('access_token');
  if (!token) throw new Problem(401, 'no-token', 'Sign in first.');
  return token;
}
