const LONGEST = 20_000;

/** JSON for people to read: undefined for an empty object, and cut where it is very long. */
export function asJson(value: unknown): string | undefined {
  if (value === undefined || value === null || Object.keys(value).length === 0) return undefined;
  const text = JSON.stringify(value, null, 2);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters` : text;
}
