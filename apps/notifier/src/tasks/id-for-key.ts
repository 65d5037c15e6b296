import { createHash, randomUUID } from 'node:crypto';
import { type Principal, Problem } from '@linesman/service-kit';

/** The id of what a request creates. With an Idempotency-Key the same caller gets the same id again in a scope. */
export function idForKey(
  { tenantId, subject }: Pick<Principal, 'tenantId' | 'subject'>,
  key: string | undefined,
  scope = '',
): string {
  if (key === undefined) return randomUUID();
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem(400, 'bad-idempotency-key', 'Idempotency-Key must have 1 to 255 visible ASCII characters.');
  const hash = createHash('sha256').update(`${tenantId}\n${subject}\n${scope}\n${key}`).digest('hex');
  // The form of a UUID of version 8, whose bits each application chooses.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** What a request asks for, to tell another request under the same key. */
export const hashOf = (request: object): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 32);

export const keyReused = (): Problem =>
  new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used with another request. Use a new one.');
