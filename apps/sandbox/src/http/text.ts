/** A field of a request whose type nobody has checked, as text; '' where it is missing or an object. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
