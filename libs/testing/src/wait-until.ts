import { setTimeout as pause } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/** Looks again until it sees something truthy and returns that; what the last look threw is the reason at the end. */
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
