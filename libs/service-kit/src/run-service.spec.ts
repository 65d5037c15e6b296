import { Module } from '@nestjs/common';
import { LONGEST_START_MS, runService } from './run-service';

/** A server that takes a connection and never answers, of which nobody thought. */
@Module({ providers: [{ provide: 'silent', useFactory: () => new Promise<never>(() => undefined) }] })
class Silent {}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('ends a start that goes on for ever with one sentence', async () => {
  const said = jest.spyOn(console, 'error').mockReturnValue();
  const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const signals = ['SIGTERM', 'SIGINT'].map((name) => [name, process.listeners(name as NodeJS.Signals)] as const);
  const ended = runService(Silent);
  await jest.advanceTimersByTimeAsync(LONGEST_START_MS - 1);
  expect(exit).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await ended;
  expect(exit).toHaveBeenCalledWith(1);
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^Cannot start: start-up: no end after 180 s\. .*$/)]]);
  for (const [name, before] of signals)
    for (const added of process.listeners(name as NodeJS.Signals))
      if (!before.includes(added)) process.removeListener(name, added);
});
