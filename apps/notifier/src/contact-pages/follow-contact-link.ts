import { Problem } from '@linesman/service-kit';

const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{32})$/;

/**
 * Does what a link in an email to a contact permits. The tenant id in it is not secret: it only says where the secret is
 * looked up.
 * @throws where nobody has this link.
 */
export async function followContactLink<T extends object>(
  token: string,
  work: (tenantId: string, secret: string) => Promise<T | undefined>,
): Promise<T> {
  const [, tenantId, secret] = SHAPE.exec(token) ?? [];
  const found = tenantId && secret ? await work(tenantId, secret) : undefined;
  if (!found) throw new Problem(404, 'not-found', 'This link is not known. It may have been cut short.');
  return found;
}
