import { maskAddresses } from '@linesman/service-kit';

const MOST_WORDS = 6;

/**
 * The name of an account, of which an address keeps its first letter and its domain, and every other word its first two
 * letters: whoever knows the account recognises it, and nobody else reads it.
 */
export const shortened = (account: string): string =>
  maskAddresses(account)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => (word.includes('@') || [...word].length <= 2 ? word : `${[...word].slice(0, 2).join('')}…`))
    .join(' ')
    .slice(0, 200);
