const numberOf = (entry: string): number => Number(/^k(\d+):/.exec(entry)?.[1] ?? 0);
const entriesOf = (keys: string): string[] => keys.split(',').map((entry) => entry.trim());

/** Adds a key at the end: a process that seals with it too early would produce what older processes cannot open. */
export const withNewKey = (keys: string, key: string): string =>
  [...entriesOf(keys), `k${Math.max(...entriesOf(keys).map(numberOf)) + 1}:${key}`].join(',');

export const newestFirst = (keys: string): string =>
  entriesOf(keys)
    .sort((one, other) => numberOf(other) - numberOf(one))
    .join(',');
