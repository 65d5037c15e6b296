import { acceptedLanguage } from './accepted-language';

it.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, fr-CH;q=0.9', 'fr'],
  ['pt-BR,pt;q=0.9,es;q=0.8,en;q=0.7', 'es'],
  ['JA', 'ja'],
  ['de;q=0,en', 'en'],
  ['pt', undefined],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
])('of %s it takes %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));
