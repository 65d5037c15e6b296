/** Work did not end within its time limit. It may still go on, and nobody hears how it ends. */
export class OutOfTime extends Error {}

/** Waits for work no longer than its time limit, so that what never ends keeps no worker and no schedule. */
export async function within<T>(limit_ms: number, what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(`${what}: no end after ${limit_ms / 1_000} s`)), limit_ms);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
