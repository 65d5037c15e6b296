import { InvalidToken, type Principal, type TokenVerifier } from '@linesman/service-kit';

/** The bearer of the token may not act for this tenant. The message is the end of a sentence that begins "The call's". */
export class RefusedService extends Error {}

/** Finds out which platform service sent this token. It may act for the token's tenant only. */
export async function verifyService(
  verifier: TokenVerifier,
  authorization: string | undefined,
  tenantId: string,
): Promise<Principal> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw new RefusedService('bearer token is missing from its Authorization header');
  const principal = await verifier.verify(token).catch((error: unknown) => {
    throw error instanceof InvalidToken ? new RefusedService(`token is refused: ${error.message}`) : error;
  });
  if (!principal.roles.includes('service'))
    throw new RefusedService(`token is refused: ${principal.subject} is not a service`);
  if (principal.tenantId !== tenantId) throw new RefusedService('token belongs to another one: forged tenant');
  return principal;
}
