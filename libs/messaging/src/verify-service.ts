import { InvalidToken, type Principal, type TokenVerifier } from '@linesman/service-kit';

/** A token that does not let its bearer speak for this tenant; the message goes on after "the command's". */
export class RefusedService extends Error {}

/**
 * The service of the platform that bears this token, and may speak for this tenant and no other.
 * @param at when the token had to be valid; now when absent.
 */
export async function verifyService(
  verifier: TokenVerifier,
  authorization: string | undefined,
  tenantId: string,
  at?: Date,
): Promise<Principal> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw new RefusedService('bearer token is missing from its Authorization header');
  const principal = await verifier.verify(token, at).catch((error: unknown) => {
    throw error instanceof InvalidToken ? new RefusedService(`token is refused: ${error.message}`) : error;
  });
  if (!principal.roles.includes('service'))
    throw new RefusedService(`token is of no use here: ${principal.subject} is not a service`);
  if (principal.tenantId !== tenantId) throw new RefusedService('token belongs to another one: forged tenant');
  return principal;
}
