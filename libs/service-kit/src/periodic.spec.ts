import type { Logger } from 'pino';
import { Periodic } from './periodic';

afterEach(() => jest.useRealTimers());

it('goes on with the next run when one never ends, and says so', async () => {
  jest.useFakeTimers();
  const warn = jest.fn();
  const periodic = new Periodic({ warn } as unknown as Logger);
  let runs = 0;
  periodic.every(1_000, 'sweep', () => (runs++ === 0 ? new Promise(() => undefined) : Promise.resolve()));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(15 * 60_000);
  expect(runs).toBeGreaterThan(1);
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ work: 'sweep' }), 'periodic work failed');
  await periodic.beforeApplicationShutdown();
});
