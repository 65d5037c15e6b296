import { EventEmitter } from 'node:events';
import { stopSeconds } from '@linesman/contracts/topology';
import { endInTime } from './end-in-time';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('ends a process whose shutdown waits for something that never comes', () => {
  jest.spyOn(console, 'error').mockReturnValue();
  const exit = jest.fn();
  const signals = Object.assign(new EventEmitter(), { exit });
  endInTime(signals);
  signals.emit('SIGTERM');
  jest.advanceTimersByTime(stopSeconds * 1_000 - 1);
  expect(exit).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(exit).toHaveBeenCalledWith(1);
});
