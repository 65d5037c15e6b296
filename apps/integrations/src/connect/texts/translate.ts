import type { Language } from '@linesman/contracts';
import { de } from './de';
import { en, type Texts } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';

export const texts: Record<Language, Texts> = { en, de, fr, es, ja };

type Key = keyof Texts;
/** Of two texts, the number in `count` chooses one. */
type Counted = Key extends infer K ? (K extends `${infer Base}_one` ? Base : never) : never;

/** `at`: a day with its time. `clock`: the time alone. */
type Value = string | number | { at: Date } | { clock: Date };

/** What a page says, before it is known in which language. */
export interface Message {
  key: Key | Counted;
  values?: Record<string, Value>;
  /** Said in other languages than English, because one of the values is English. */
  elsewhere?: Key;
}

/** Who reads a page. */
export interface Reader {
  language: Language;
  /** The IANA name of their time zone. */
  zone: string;
}

const locales: Record<Language, string> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', ja: 'ja-JP' };
const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;

export function translate({ key, values = {}, elsewhere }: Message, { language, zone }: Reader): string {
  const found = language !== 'en' && elsewhere ? elsewhere : key;
  const text = texts[language][keyFor(found, values, language)];
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? timeIn(value, language, zone) : String(value);
  });
}

/** Languages with more forms of a number have these only of numbers that no page names. */
function keyFor(key: Key | Counted, values: Record<string, Value>, language: Language): Key {
  if (key in en) return key as Key;
  const form = new Intl.PluralRules(locales[language]).select(Number(values.count));
  return `${key as Counted}_${form === 'one' ? 'one' : 'other'}`;
}

function timeIn(value: { at: Date } | { clock: Date }, language: Language, timeZone: string): string {
  const [time, shown] = 'at' in value ? [value.at, { ...day, ...clock }] : [value.clock, clock];
  return new Intl.DateTimeFormat(locales[language], { ...shown, timeZone }).format(time);
}

/** All texts that need no other values than these, for a template. */
export const translated = (values: Record<string, Value>, reader: Reader): Record<string, string> =>
  Object.fromEntries(Object.keys(en).map((key) => [key, translate({ key: key as Key, values }, reader)]));
