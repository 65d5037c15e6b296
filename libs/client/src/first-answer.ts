/** A process that answers nothing for so long may be paused or out of reach. */
const AGAIN_AFTER_MS = 2_500;

/**
 * Asks again while there is no answer, each time when twice as much time is over, and takes the first answer: NATS may
 * give each question to another process. Only for what may be asked twice.
 */
export async function firstAnswer<T>(ask: (timeout_ms: number) => Promise<T>, timeout_ms: number): Promise<T> {
  const asked = [ask(timeout_ms)];
  let last = 0;
  for (let next = AGAIN_AFTER_MS; next < timeout_ms; next *= 2) {
    if (await endsWithin(next - last, asked)) break;
    asked.push(ask(timeout_ms - next));
    last = next;
  }
  return Promise.any(asked).catch((error: unknown) => {
    throw error instanceof AggregateError ? error.errors[0] : error;
  });
}

/** Whether one answers, or all fail. A question that was lost must not be waited for because a later one was refused. */
async function endsWithin(limit_ms: number, asked: Promise<unknown>[]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<false>((resolve) => (timer = setTimeout(resolve, limit_ms, false)));
  const ended = Promise.any(asked).then(
    () => true,
    () => true,
  );
  return Promise.race([over, ended]).finally(() => clearTimeout(timer));
}
