export class NotSeen extends Error {}

/**
 * Asks again until the answer is there. An answer is anything but undefined or false.
 * With no patience at all one look decides: that is how a check is shown to be able to fail.
 */
export async function seen<T>(
  what: string,
  patienceMs: number,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    let trouble = '';
    const answer = await look().catch((error: unknown) => {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
      return undefined;
    });
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() >= until) throw new NotSeen(`not seen: ${what}${trouble}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new NotSeen(`not as it should be: ${what}`);
}
