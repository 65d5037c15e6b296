/** A path with those parameters that have a value. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** A value of a query or a posted form as one trimmed text; empty where it is missing or a list. */
export const textOf = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');

/** A text of at most so many characters; undefined where there is none. */
export const textUpTo = (longest: number, given: unknown): string | undefined =>
  textOf(given).slice(0, longest) || undefined;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const uuidOf = (given: unknown): string | undefined => (UUID.test(textOf(given)) ? textOf(given) : undefined);

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day such as `2026-01-31`; undefined for anything else. */
export const dayOf = (given: unknown): string | undefined =>
  DAY.test(textOf(given)) && !Number.isNaN(Date.parse(textOf(given))) ? textOf(given) : undefined;

/** The end of a day in UTC. */
export const endOf = (day: string | undefined): string | undefined =>
  day && new Date(Date.parse(day) + 86_400_000).toISOString();
