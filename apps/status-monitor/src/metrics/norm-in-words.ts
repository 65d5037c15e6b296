import type { Measure, NormCause, NormPolicy } from './decide-norm';
import { percentOf } from './decide-norm';

/** What people read: the numbers of the window, and what is usual. */
export function normInWords(
  cause: NormCause,
  name: string,
  window: Measure,
  usual: Measure,
  { window_minutes }: NormPolicy,
): string {
  const lately = `in the last ${window_minutes} minutes`;
  if (cause === 'slow')
    return `${name} answers slowly: p95 ${seconds(window.p95_ms ?? 0)} ${lately}, usually ${seconds(usual.p95_ms ?? 0)}`;
  return `${name} fails often: ${percent(window)} of ${window.calls} calls failed ${lately}, usually ${percent(usual)}`;
}

const seconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${Number((ms / 1_000).toPrecision(2))} s`);
const percent = (measure: Measure): string => `${Number(percentOf(measure).toPrecision(2))}%`;

/** @param patience_ms the longest pause that is still usual. */
export const staleInWords = (age_ms: number, patience_ms: number): string =>
  `The last complete sync ended ${howLong(age_ms)} ago; a pause of up to ${howLong(patience_ms)} would be usual`;

function howLong(ms: number): string {
  const [name, size] = ms >= 2 * 86_400_000 ? (['days', 86_400_000] as const) : (['hours', 3_600_000] as const);
  const count = Math.max(1, Math.round(ms / size));
  return count === 1 ? '1 hour' : `${count} ${name}`;
}
