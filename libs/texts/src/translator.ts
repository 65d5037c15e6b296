import type { Language } from '@linesman/contracts';

/** Of two texts, the number in `count` chooses one. */
type Counted<K extends string> = K extends `${infer Base}_one` ? Base : never;

/** `at`: a day with its time. `clock`: the time alone. */
export type Value = string | number | { at: Date } | { clock: Date };

/** What is said, before it is known in which language. */
export interface Message<K extends string> {
  key: K | Counted<K>;
  values?: Record<string, Value>;
  /** Said in other languages than English, because one of the values is English. */
  elsewhere?: K;
}

/** Who reads it. */
export interface Reader {
  language: Language;
  /** The IANA name of their time zone. */
  zone: string;
}

export const locales: Record<Language, string> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', ja: 'ja-JP' };
const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;

export interface Translator<K extends string> {
  translate: (message: Message<K>, reader: Reader) => string;
  /** All texts that need no other values than these, for a template. */
  translated: (values: Record<string, Value>, reader: Reader) => Record<K, string>;
}

/** @param texts `{name}` in a text is a placeholder. Of two keys that end in `_one` and `_other`, the number decides. */
export function translatorOf<K extends string>(texts: Record<Language, Record<K, string>>): Translator<K> {
  const translate: Translator<K>['translate'] = ({ key, values = {}, elsewhere }, reader) => {
    const found = reader.language !== 'en' && elsewhere ? elsewhere : key;
    return filled(texts[reader.language][keyFor(found, values, reader.language)], values, reader);
  };
  /** Languages with more forms of a number have these only of numbers that are never named. */
  const keyFor = (key: K | Counted<K>, values: Record<string, Value>, language: Language): K => {
    if (key in texts.en) return key as K;
    const form = new Intl.PluralRules(locales[language]).select(Number(values.count));
    return `${key}_${form === 'one' ? 'one' : 'other'}` as K;
  };
  return {
    translate,
    translated: (values, reader) =>
      Object.fromEntries(
        Object.keys(texts.en).map((key) => [key, translate({ key: key as K, values }, reader)]),
      ) as Record<K, string>,
  };
}

const filled = (text: string, values: Record<string, Value>, { language, zone }: Reader): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? timeIn(value, language, zone) : String(value);
  });

function timeIn(value: { at: Date } | { clock: Date }, language: Language, timeZone: string): string {
  const [time, shown] = 'at' in value ? [value.at, { ...day, ...clock }] : [value.clock, clock];
  return new Intl.DateTimeFormat(locales[language], { ...shown, timeZone }).format(time);
}
