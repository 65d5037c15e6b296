import { skipReason } from './about';
import { faultOfContact, nothingForContact } from './helps';
import type { Signal } from './signal.entity';

/** Why nobody at the customer is sent a reconnect link of this signal; nothing where one helps. */
export function whyNoLink({ state, snapshot }: Pick<Signal, 'state' | 'snapshot'>, closed: string): string | undefined {
  if (state !== 'open' || !snapshot) return closed;
  if (faultOfContact(snapshot)) return undefined;
  return skipReason(snapshot, nothingForContact) ?? nothingForContact.nobody;
}
