import { type Language, languages } from '@linesman/contracts';
import type { PropertySchema } from './json-schema';

/** Each in its own language, as its readers know it. */
const names: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
};

/** A field in which a language of customers' people is chosen. */
export const languageChoice = (description: string): PropertySchema => ({
  type: 'string',
  title: 'Language',
  enum: [...languages],
  names,
  description,
});
