import { causes, languages } from '@linesman/contracts';
import { reasons } from './reasons/reason-in';
import { failingPart } from './failing-part';
import { howLong, timeIn, whenIn } from './times';
import { texts } from './translate';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const unique = (names: unknown[]) => [...new Set(names)];
const others = languages.filter((language) => language !== 'en');
/** Texts without words, and those that are the same in another language. */
const same = {
  de: ['between', 'colon', 'part_and'],
  fr: ['between', 'minute_one', 'minute_other'],
  es: ['between', 'colon', 'part_and'],
  ja: ['colon', 'part_and'],
};

it.each(others)('has every text in %s, with the same placeholders, and none of them in English', (language) => {
  const found = texts[language];
  expect(Object.keys(found)).toEqual(Object.keys(texts.en));
  for (const [key, text] of Object.entries(texts.en)) {
    const other = found[key as keyof typeof found];
    // A button's label in the product is its own, and Japanese names the host twice.
    const wanted = unique(placeholders(text)).filter((name) => !(key === 'button_reconnect' && name === 'click'));
    expect([key, ...unique(placeholders(other))]).toEqual([key, ...wanted]);
    if (key !== 'between') expect([key, other.trim()]).not.toEqual([key, '']);
    if (!same[language].includes(key)) expect([key, other]).not.toEqual([key, text]);
  }
});

it.each(others)('has a reason for every cause in %s, which names nothing but the connection', (language) => {
  expect(Object.keys(reasons[language])).toEqual([...causes]);
  for (const reason of Object.values(reasons[language])) {
    expect(placeholders(reason).filter((name) => name !== 'connection')).toEqual([]);
    // Punctuation follows where it stands.
    expect(reason).not.toMatch(/[.。]$/);
  }
});

it('ends the sentences of every language as its readers expect', () => {
  for (const [key, text] of Object.entries(texts.en)) {
    if (!text.endsWith('.')) continue;
    for (const language of others)
      expect([key, texts[language][key as keyof typeof texts.en].at(-1)]).toEqual([
        key,
        expect.stringMatching(/[.。]/),
      ]);
  }
});

it('speaks in French of no man and no woman where it may be either', () => {
  for (const text of Object.values(texts.fr))
    expect(text).not.toMatch(/occupé|tous les deux|vous seul|allé |désabonné/);
});

it('keeps French punctuation on the line of the word before it', () => {
  const breaking = [...Object.values(texts.fr), ...Object.values(reasons.fr)].filter((text) =>
    / [:;?!»]|« /.test(text),
  );
  expect(breaking).toEqual([]);
});

const at = new Date('2026-12-07T15:45:00Z');
const now = new Date('2026-12-01T15:00:00Z');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

it.each([
  ['en', 'America/New_York', 'in 6 days, on Dec 7, 2026 at 10:45 AM EST', '3 hours'],
  ['de', 'Europe/Berlin', 'in 6 Tagen, am 7. Dezember 2026 um 16:45 MEZ', '3 Stunden'],
  ['fr', 'Europe/Paris', 'dans 6 jours, le 7 décembre 2026 à 16:45 UTC+1', '3 heures'],
  ['es', 'Europe/Madrid', 'dentro de 6 días, el 7 de diciembre de 2026 a las 16:45 CET', '3 horas'],
  ['ja', 'Asia/Tokyo', '6 日後の 2026年12月8日 0:45 JST ', '3 時間'],
] as const)('writes times and durations in %s, in the zone of the reader', (language, zone, when, long) => {
  const reader = { language, zone };
  expect(plain(whenIn(at, now, reader))).toBe(when);
  expect(howLong('2026-12-01T12:00:00Z', now, reader)).toBe(long);
  expect(when).toContain(plain(timeIn(at, reader)));
});

it('says what fails in the language of the reader, and leaves the names of capabilities as they are', () => {
  const problem = { cause: 'sync_late', party: 'us', since: at.toISOString(), part: 'SYNC_CONTACTS' } as const;
  const reader = { language: 'de', zone: 'Europe/Berlin' } as const;
  expect(failingPart(problem, reader)).toBe(
    'sync contacts: fällig am 7. Dezember 2026 um 16:45 MEZ, noch nie gelungen',
  );
  expect(failingPart({ ...problem, cause: 'timeout', part: 'probe' }, reader)).toBe('die Verbindung selbst');
});
