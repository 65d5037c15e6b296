/** A process that answers nothing for so long may be paused or out of reach. */
const AGAIN_AFTER_MS = 2_500;

/**
 * Asks again and again while there is no answer, and takes the first one: NATS may give each question to another process,
 * and may give questions to a paused one for as long as it is paused. Only for what may be asked twice.
 * @param isFull whether a process refused only because it has no room. It is like one that is silent.
 */
export async function firstAnswer<T>(
  ask: (timeout_ms: number) => Promise<T>,
  timeout_ms: number,
  isFull: (refusal: unknown) => boolean,
): Promise<T> {
  const asked = [ask(timeout_ms)];
  for (let next = AGAIN_AFTER_MS; next < timeout_ms; next += AGAIN_AFTER_MS) {
    if (await endsWithin(AGAIN_AFTER_MS, asked, isFull)) break;
    asked.push(ask(timeout_ms - next));
  }
  return Promise.any(asked).catch((error: unknown) => {
    throw error instanceof AggregateError ? error.errors[0] : error;
  });
}

/** Whether one answers, or all fail. A question that was lost must not be waited for because a later one was refused. */
async function endsWithin(
  limit_ms: number,
  asked: Promise<unknown>[],
  isFull: (refusal: unknown) => boolean,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<false>((resolve) => (timer = setTimeout(resolve, limit_ms, false)));
  const ended = Promise.any(asked).then(
    () => true,
    ({ errors }: AggregateError) => (errors.some(isFull) ? over : true),
  );
  return Promise.race([over, ended]).finally(() => clearTimeout(timer));
}
