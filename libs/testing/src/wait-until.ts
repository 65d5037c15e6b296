import { setTimeout as pause } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/** Calls `look` until it returns something truthy, and returns that. If time is up, the error has the last one as its cause. */
export async function waitUntil<T>(
  look: () => T | Promise<T>,
  { timeout = 60_000, interval = 20 }: { timeout?: number; interval?: number } = {},
): Promise<Truthy<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    let reason: unknown;
    try {
      const seen = await look();
      if (seen) return seen as Truthy<T>;
    } catch (error) {
      reason = error;
    }
    if (Date.now() > deadline) throw new Error(`not seen within ${timeout} ms: ${look.toString()}`, { cause: reason });
    await pause(interval);
  }
}
