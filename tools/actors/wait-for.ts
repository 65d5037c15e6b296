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
  const until = Date.now() + timeoutMs;
  for (;;) {
    let trouble = '';
    try {
      const answer = await look();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    if (Date.now() >= until) throw new NotSeen(`not seen: ${what}${trouble}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new NotSeen(`not as expected: ${what}`);
}
