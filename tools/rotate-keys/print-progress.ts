const EVERY_MS = 1_000;

/** Says how far the work is, once a second and at the end. */
export function printProgress(say: (line: string) => void) {
  let began = performance.now();
  let last = began;
  const rate = (count: number): number => Math.round((count * 1000) / Math.max(performance.now() - began, 1));
  return {
    onProgress: ({ done, total }: { done: number; total: number }): void => {
      // It may have waited before the first record.
      if (done === 0) began = last = performance.now();
      if (performance.now() - last < EVERY_MS) return;
      last = performance.now();
      say(`${done} of ${total} records re-wrapped (${Math.floor((done * 100) / total)} %), ${rate(done)} a second`);
    },
    end: (rewrapped: number): void => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${rewrapped} records re-wrapped in ${seconds} s, ${rate(rewrapped)} a second`);
    },
  };
}
