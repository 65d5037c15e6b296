/** A path with those parameters that say something. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What stands in a query or a posted form under a name, as one text without space around it. */
export const textOf = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');
