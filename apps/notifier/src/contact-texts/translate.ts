import type { Language } from '@linesman/contracts';
import { type Message as MessageOf, translatorOf } from '@linesman/texts';
import { de as askedInGerman } from './asked/de';
import { type AskedTexts, en as askedInEnglish } from './asked/en';
import { es as askedInSpanish } from './asked/es';
import { fr as askedInFrench } from './asked/fr';
import { ja as askedInJapanese } from './asked/ja';
import { de } from './de';
import { type ContactTexts, en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';

type Texts = ContactTexts & AskedTexts;

export const texts: Record<Language, Texts> = {
  en: { ...en, ...askedInEnglish },
  de: { ...de, ...askedInGerman },
  fr: { ...fr, ...askedInFrench },
  es: { ...es, ...askedInSpanish },
  ja: { ...ja, ...askedInJapanese },
};

export type Key = keyof Texts;
/** What a customer's people read, before it is known in which language. */
export type Message = MessageOf<Key>;

export const { translate, translated } = translatorOf(texts);
