import type { Language, SignalSnapshot } from '@linesman/contracts';
import { contactsOf } from './next-contact';
import type { SignalContext } from './signal-context';

interface Told extends Pick<SignalContext, 'audience'> {
  signal: { snapshot: Pick<SignalSnapshot, 'customer'> };
  settings: { language?: Language | null };
}

/**
 * A customer's technical contacts read their own language, and a colleague of theirs that of the tenant's customers.
 * People on our side read English.
 */
export function languageOf({ audience, signal, settings }: Told, recipient: string): Language {
  if (audience !== 'contact') return 'en';
  const contact = contactsOf(signal.snapshot).find(({ email }) => email.toLowerCase() === recipient.toLowerCase());
  return contact?.language ?? settings.language ?? 'en';
}
