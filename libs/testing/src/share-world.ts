/** What a test file runs against, which takes seconds to start. */
interface SharedWorld {
  stop(): Promise<void>;
}

/**
 * One world for all test files that Jest runs as one: it starts before their first test and stops after their last.
 * A file that runs by itself has it alone.
 * @returns what a test file calls at its top: it gets the world before its first test
 */
export function shareWorld<W extends SharedWorld>(start: () => Promise<W>): (take: (world: W) => unknown) => void {
  let users = 0;
  let world: Promise<W> | undefined;
  return (take) => {
    users += 1;
    beforeAll(async () => {
      await take(await (world ??= start()));
    });
    afterAll(async () => {
      users -= 1;
      if (users === 0) await (await world?.catch(() => undefined))?.stop();
    });
  };
}
