/** What somebody else changed while a form was open. */
export interface Meanwhile {
  field: string;
  was: string;
  now: string;
}

type Values = Record<string, unknown>;

/**
 * Three sides of one form: as it was opened, as it was typed, as it stands now. What was not touched follows what stands;
 * what was typed is kept.
 */
export function merge(seen: Values, typed: Values, now: Values): { values: Values; meanwhile: Meanwhile[] } {
  const fields = Object.keys(now).filter((field) => !isSame(seen[field], now[field]));
  const followed = fields.filter((field) => isSame(seen[field], typed[field]));
  return {
    values: { ...typed, ...Object.fromEntries(followed.map((field) => [field, now[field]])) },
    meanwhile: fields.map((field) => ({ field, was: inWords(seen[field]), now: inWords(now[field]) })),
  };
}

/** The form's own memory of what it was opened with; anybody may have written into it. */
export function seenFrom(posted: unknown): Values {
  try {
    const seen: unknown = JSON.parse(String(posted));
    return typeof seen === 'object' && seen !== null && !Array.isArray(seen) ? (seen as Values) : {};
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
