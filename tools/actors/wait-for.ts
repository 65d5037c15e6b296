export class NotSeen extends Error {}

/**
 * Looks again until the answer is there, which is anything but undefined or false. With no time at all it looks once:
 * that is how a check is shown to be able to fail.
 */
export async function waitFor<T>(
  what: string,
  timeoutMs: number,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const began = Date.now();
  for (;;) {
    let trouble = '';
    try {
      const answer = await look();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    const waited = Date.now() - began;
    if (waited >= timeoutMs) throw new NotSeen(`not seen: ${what}${trouble}`);
    // Who has waited long looks seldom: looking takes time of a processor that the services need.
    const pause = Math.min(200, Math.max(10, waited / 5));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new NotSeen(`not as expected: ${what}`);
}
