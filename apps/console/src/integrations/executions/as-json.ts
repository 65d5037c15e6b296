const LONGEST = 20_000;

/** For people to read; nothing of an empty object, and of a long one its beginning. */
export function asJson(value: unknown): string | undefined {
  if (value === undefined || value === null || Object.keys(value).length === 0) return undefined;
  const text = JSON.stringify(value, null, 2);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters` : text;
}
