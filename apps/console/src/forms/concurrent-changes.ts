/** A field that somebody else changed while a form was open. */
export interface ConcurrentChange {
  field: string;
  was: string;
  now: string;
}

/**
 * Merges a form as it was opened, as it was submitted, and what is stored now. A field that the person did not change
 * takes the stored value; a field that they changed keeps theirs.
 */
export function merge<T extends object>(opened: Partial<T>, submitted: T, stored: T) {
  const fields = (Object.keys(stored) as (keyof T & string)[]).filter((field) => !isSame(opened[field], stored[field]));
  const followed = fields.filter((field) => isSame(opened[field], submitted[field]));
  const values: T = { ...submitted, ...Object.fromEntries(followed.map((field) => [field, stored[field]])) };
  const concurrent = fields.map((field): ConcurrentChange => ({
    field,
    was: inWords(opened[field]),
    now: inWords(stored[field]),
  }));
  return { values, concurrent };
}

/** The values that a form was opened with, from its hidden field. Anybody may have changed it, so it is not trusted. */
export function openedWith(posted: unknown): Record<string, unknown> {
  try {
    const opened: unknown = JSON.parse(String(posted));
    const isObject = typeof opened === 'object' && opened !== null && !Array.isArray(opened);
    return isObject ? (opened as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
