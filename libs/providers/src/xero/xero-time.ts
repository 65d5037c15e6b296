/** `/Date(1541176290160+0000)/`: milliseconds in UTC, whatever the offset is. */
export function instantOf(value: unknown): Date | undefined {
  const [, milliseconds] =
    /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(typeof value === 'string' ? value : '') ?? [];
  return milliseconds === undefined ? undefined : new Date(Number(milliseconds));
}

/** A date without a time, which Xero writes as midnight. */
export const dateOf = (value: unknown): string | null => instantOf(value)?.toISOString().slice(0, 10) ?? null;
