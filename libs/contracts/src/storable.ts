const halfPairs = /\p{Surrogate}/gu;

/**
 * The text as PostgreSQL can store it: it takes neither NUL nor half a surrogate pair, which a cut at the longest
 * length may leave behind.
 */
export const storable = (text: string, longest = Infinity): string =>
  text.slice(0, longest).replaceAll('\0', '\ufffd').replace(halfPairs, '\ufffd');
