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
const hasNoRoom = () => Promise.reject(new Error('no room'));
const first = (ask: (timeout_ms: number) => Promise<string>, timeout_ms: number): Promise<string> =>
  firstAnswer(ask, timeout_ms, (error) => (error as Error).message === 'no room');

it('asks once where the answer comes soon', async () => {
  const { asked, ask } = processes(after(2_000, 'first'));
  const answer = first(ask, 5_000);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBe('first');
  expect(asked).toEqual([5_000]);
  expect(jest.getTimerCount()).toBe(0);
});

it('asks another process when the first one is silent', async () => {
  const { asked, ask } = processes(silent, after(10, 'second'));
  const answer = first(ask, 5_000);
  await jest.advanceTimersByTimeAsync(2_510);
  expect(await answer).toBe('second');
  expect(asked).toEqual([5_000, 2_500]);
});

it('asks on for as long as there is time, and takes the answer of whoever is first', async () => {
  const { asked, ask } = processes(silent, silent, silent, silent, silent, silent, silent, after(10, 'eighth'));
  const answer = first(ask, 20_000);
  await jest.advanceTimersByTimeAsync(17_510);
  expect(await answer).toBe('eighth');
  expect(asked).toEqual([20_000, 17_500, 15_000, 12_500, 10_000, 7_500, 5_000, 2_500]);
  const early = first(processes(after(6_000, 'slow'), silent, silent).ask, 20_000);
  await jest.advanceTimersByTimeAsync(6_000);
  expect(await early).toBe('slow');
});

it('fails at once where nobody is there, and waits for the first process when there is no second one', async () => {
  await expect(first(processes(refuses).ask, 5_000)).rejects.toThrow('nobody answers');
  const answer = first(processes(after(3_000, 'slow'), refuses).ask, 5_000);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(await answer).toBe('slow');
});

it('asks further where the first question was lost and nobody was there for the second one', async () => {
  const { asked, ask } = processes(silent, refuses, after(10, 'third'));
  const answer = first(ask, 30_000);
  await jest.advanceTimersByTimeAsync(5_010);
  expect(await answer).toBe('third');
  expect(asked).toEqual([30_000, 27_500, 25_000]);
});

it('asks again where a process has no room, though it alone was asked, and tells of it when the time is over', async () => {
  const { asked, ask } = processes(hasNoRoom, hasNoRoom, after(10, 'third'));
  const answer = first(ask, 30_000);
  await jest.advanceTimersByTimeAsync(5_010);
  expect(await answer).toBe('third');
  expect(asked).toEqual([30_000, 27_500, 25_000]);
  const failed = expect(first(processes(hasNoRoom, hasNoRoom).ask, 5_000)).rejects.toThrow('no room');
  await jest.advanceTimersByTimeAsync(5_000);
  await failed;
  await expect(first(processes(hasNoRoom).ask, 2_000)).rejects.toThrow('no room');
});

it('fails when the time is over', async () => {
  const answer = first(processes(silent, silent).ask, 5_000);
  const failed = expect(answer).rejects.toThrow('silent for 5000 ms');
  await jest.advanceTimersByTimeAsync(5_000);
  await failed;
});
