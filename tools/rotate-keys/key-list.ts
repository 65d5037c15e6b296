const numberOf = (entry: string): number => Number(/^k(\d+):/.exec(entry)?.[1] ?? 0);
const entriesOf = (keys: string): string[] => keys.split(',').map((entry) => entry.trim());

/** Known, but not first: what a copy that has not heard of it yet seals must not meet one that cannot open it. */
export const withNewKey = (keys: string, key: string): string =>
  [...entriesOf(keys), `k${Math.max(...entriesOf(keys).map(numberOf)) + 1}:${key}`].join(',');

export const newestFirst = (keys: string): string =>
  entriesOf(keys)
    .sort((one, other) => numberOf(other) - numberOf(one))
    .join(',');
