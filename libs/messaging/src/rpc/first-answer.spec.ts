import { firstAnswer } from './first-answer';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Processes that are asked one after the other; each answers after its time, or never. */
function processes(...answers: ((timeout_ms: number) => Promise<string>)[]) {
  const asked: number[] = [];
  const ask = (timeout_ms: number) => answers[asked.push(timeout_ms) - 1]!(timeout_ms);
  return { asked, ask };
}
const after = (ms: number, answer: string) => () =>
  new Promise<string>((resolve) => void setTimeout(resolve, ms, answer));
const silent = (timeout_ms: number) =>
  new Promise<string>((_, reject) => void setTimeout(reject, timeout_ms, new Error(`silent for ${timeout_ms} ms`)));
const refuses = () => Promise.reject(new Error('nobody answers'));

it('asks once where the answer comes soon', async () => {
  const { asked, ask } = processes(after(2_000, 'first'));
  const answer = firstAnswer(ask, 5_000);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBe('first');
  expect(asked).toEqual([5_000]);
  expect(jest.getTimerCount()).toBe(0);
});

it('asks another process when the first one is silent', async () => {
  const { asked, ask } = processes(silent, after(10, 'second'));
  const answer = firstAnswer(ask, 5_000);
  await jest.advanceTimersByTimeAsync(2_510);
  expect(await answer).toBe('second');
  expect(asked).toEqual([5_000, 2_500]);
});

it('asks later each time, and takes the answer of whoever is first', async () => {
  const { asked, ask } = processes(after(9_000, 'slow'), silent, silent);
  const answer = firstAnswer(ask, 20_000);
  await jest.advanceTimersByTimeAsync(9_000);
  expect(await answer).toBe('slow');
  expect(asked).toEqual([20_000, 17_500, 15_000]);
});

it('fails at once where nobody is there, and waits for the first process when there is no second one', async () => {
  await expect(firstAnswer(processes(refuses).ask, 5_000)).rejects.toThrow('nobody answers');
  const answer = firstAnswer(processes(after(3_000, 'slow'), refuses).ask, 5_000);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(await answer).toBe('slow');
});

it('asks further where the first question was lost and nobody was there for the second one', async () => {
  const { asked, ask } = processes(silent, refuses, after(10, 'third'));
  const answer = firstAnswer(ask, 30_000);
  await jest.advanceTimersByTimeAsync(5_010);
  expect(await answer).toBe('third');
  expect(asked).toEqual([30_000, 27_500, 25_000]);
});

it('fails when the time is over', async () => {
  const answer = firstAnswer(processes(silent, silent).ask, 5_000);
  const failed = expect(answer).rejects.toThrow('silent for 5000 ms');
  await jest.advanceTimersByTimeAsync(5_000);
  await failed;
});
