import { languages } from '@linesman/contracts';
import { en } from './en';
import { type Message, texts, translate } from './translate';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const others = languages.filter((language) => language !== 'en');
/** Texts that are the same word in another language, or have no words. */
const same = {
  de: ['integration', 'field_says', 'field_wrong'],
  fr: ['service', 'field_says', 'field_wrong'],
  es: ['field_says', 'field_wrong'],
  ja: ['field_says', 'field_wrong'],
};

it.each(others)('has every text in %s, with the same placeholders, and none of them in English', (language) => {
  const found = texts[language];
  expect(Object.keys(found)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(en)) {
    const other = found[key as keyof typeof en];
    expect([key, ...placeholders(other)]).toEqual([key, ...placeholders(text)]);
    expect(other.trim()).not.toBe('');
    if (!same[language].includes(key)) expect([key, other]).not.toEqual([key, text]);
  }
});

it('keeps French punctuation on the line of the word before it', () => {
  expect(Object.values(texts.fr).filter((text) => / [:;?!»]|« /.test(text))).toEqual([]);
});

it('ends the sentences of every language as its readers expect', () => {
  for (const [key, text] of Object.entries(en)) {
    if (!text.endsWith('.')) continue;
    for (const language of others)
      expect([key, texts[language][key as keyof typeof en].at(-1)]).toEqual([key, expect.stringMatching(/[.。]/)]);
  }
});

const say = (message: Message, language: (typeof languages)[number], zone = 'UTC') =>
  translate(message, { language, zone });

it('writes times in the language and in the zone of the reader', () => {
  const time = { at: new Date('2026-12-03T11:26:00Z') };
  const until = (language: (typeof languages)[number], zone?: string) =>
    say({ key: 'works_until', values: { time } }, language, zone).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(until('en')).toContain('until December 3, 2026 at 11:26 AM UTC');
  expect(until('de', 'Europe/Berlin')).toContain('bis zum 3. Dezember 2026 um 12:26 MEZ');
  expect(until('fr', 'Europe/Paris')).toContain('jusqu’au 3 décembre 2026 à 12:26 UTC+1');
  expect(until('ja', 'Asia/Tokyo')).toContain('2026年12月3日 20:26 JST');
});

it('chooses a text by its number', () => {
  const more = (count: number): Message => ({ key: 'others_more', values: { named: 'A, B', count, account: 'C' } });
  expect(say(more(1), 'de')).toContain('A, B und 1 weiteres.');
  expect(say(more(2), 'de')).toContain('A, B und 2 weitere.');
  expect(say(more(1), 'fr')).toContain('et 1 autre.');
  expect(say(more(3), 'ja')).toContain('ほか 3 件');
});

it('leaves out what is known in English only', () => {
  const values = { name: 'CRM', provider: 'Salesforce', reason: 'Salesforce answers with errors' };
  const message: Message = { key: 'not_now_because', values, elsewhere: 'not_now' };
  expect(say(message, 'en')).toContain('answers with errors');
  expect(say(message, 'es')).toBe('Este enlace conectó CRM con Salesforce, pero no funciona en este momento.');
});
