import { createHash, randomInt } from 'node:crypto';

/** Without vowels and what looks alike, so that a code is no word and can be read aloud. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const LENGTH = 10;

/** `BCDFG-HJK42` */
export function makeCode(): string {
  const code = Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** As people type it. */
export const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('hex');

/** The code in a message such as `@Linesman connect BCDFG-HJK42`. */
export const codeIn = (text: string): string | undefined => /\bconnect\s+([a-z0-9]{5}-?[a-z0-9]{5})\b/i.exec(text)?.[1];
