import { problem } from './problem';

/** The parameter `since` of a list: ISO 8601 or epoch milliseconds. */
export function since(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw problem(422, 'since must be a time in ISO 8601 or epoch milliseconds', 'since');
  return time;
}

/** A field of a request whose type nobody has checked, as text; '' where it is missing or an object. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
