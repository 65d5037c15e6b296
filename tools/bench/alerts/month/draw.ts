/** A number from 0 to below 1 that follows from its keys alone, so that runs that differ in one thing share all others. */
export function draw(...keys: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of keys.join(' ')) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

export const between = (share: number, from: number, to: number): number => from + share * (to - from);

/** A time of which most are shorter and some are much longer. */
export const exponential = (share: number, mean: number): number => -Math.log(1 - share) * mean;

export const oneOf = <T>(share: number, all: readonly T[]): T => all[Math.floor(share * all.length)]!;

/** An id that follows from its keys. */
export function idOf(...keys: (string | number)[]): string {
  const digits = (part: number, many: number): string =>
    Math.floor(draw(part, ...keys) * 16 ** many)
      .toString(16)
      .padStart(many, '0');
  return [digits(1, 8), digits(2, 4), `4${digits(3, 3)}`, `8${digits(4, 3)}`, digits(5, 6) + digits(6, 6)].join('-');
}
