import type { Language } from '@linesman/contracts';
import { type Message as MessageOf, translatorOf } from '@linesman/texts';
import { de } from './de';
import { en, type Texts } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';

export const texts: Record<Language, Texts> = { en, de, fr, es, ja };

/** What a page says, before it is known in which language. */
export type Message = MessageOf<keyof Texts>;

export const { translate, translated } = translatorOf(texts);
