import { setTimeout as pause } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/**
 * Calls `look` until it returns something truthy, and returns that. `interval` is the longest pause between two calls.
 * If time is up, the error has the last one as its cause.
 */
export async function waitUntil<T>(
  look: () => T | Promise<T>,
  { timeout = 60_000, interval = 200 }: { timeout?: number; interval?: number } = {},
): Promise<Truthy<T>> {
  const began = Date.now();
  for (;;) {
    let reason: unknown;
    try {
      const seen = await look();
      if (seen) return seen as Truthy<T>;
    } catch (error) {
      reason = error;
    }
    const waited = Date.now() - began;
    if (waited > timeout) throw new Error(`not seen within ${timeout} ms: ${look.toString()}`, { cause: reason });
    // Who has waited long looks seldom: looking takes time of a processor that other tests need.
    await pause(Math.min(interval, Math.max(10, waited / 5)));
  }
}
