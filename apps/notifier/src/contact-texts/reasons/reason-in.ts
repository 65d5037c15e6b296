import { type Cause, type Language, reasonForCustomer } from '@linesman/contracts';
import { de } from './de';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import type { Reasons } from './reasons';

/** In English a reason comes with the signal, in the words of the provider. */
export const reasons: Record<Exclude<Language, 'en'>, Reasons> = { de, fr, es, ja };

/** What a customer's people read. Older signals name no cause: those have only an English reason. */
export function reasonIn(
  language: Language,
  { connection, cause, reason }: { connection: string; cause: Cause | null | undefined; reason: string },
): string {
  if (language === 'en' || !cause) return reasonForCustomer(connection, cause, reason);
  return reasons[language][cause].replaceAll('{connection}', () => connection);
}
