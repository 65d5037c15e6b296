import { atProvider } from './at-providers.ts';
import type { Outcome } from './run.ts';

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 950 ? 2 : 1)} s`;

/** One line for a way at a provider. */
export function describe({ way, provider, shown, error }: Outcome): string {
  const what = `${atProvider(provider).name}: ${way.what}`;
  if (!shown) return `  ✗ ${what}\n      ${error}`;
  if (shown.detected_ms === undefined) return `  ✓ ${what}\n      ${shown.cause}: no signal, and nobody is told`;
  const told = shown.told.map(({ reader, channel, ms }) => `${reader} by ${channel} after ${seconds(ms)}`).join(', ');
  return `  ✓ ${what}\n      ${shown.cause} (${shown.party}), noticed by ${shown.noticed_by} after ${seconds(shown.detected_ms)}; ${told}; closed ${seconds(shown.ended_ms ?? 0)} after the repair`;
}

export const failuresOf = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ shown }) => !shown);
