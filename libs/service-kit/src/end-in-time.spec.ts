import { EventEmitter } from 'node:events';
import { stopSeconds } from '@linesman/contracts/topology';
import { endInTime } from './end-in-time';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function watched() {
  jest.spyOn(console, 'error').mockReturnValue();
  const exit = jest.fn();
  const signals = Object.assign(new EventEmitter(), { exit });
  return { signals, exit, hasStarted: endInTime(signals) };
}

it('ends a process whose shutdown waits for something that never comes', () => {
  const { signals, exit, hasStarted } = watched();
  hasStarted();
  signals.emit('SIGTERM');
  jest.advanceTimersByTime(stopSeconds * 1_000 - 1);
  expect(exit).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(exit).toHaveBeenCalledWith(1);
});

it('ends a process at once that still starts', () => {
  const { signals, exit } = watched();
  signals.emit('SIGTERM');
  expect(exit).toHaveBeenCalledWith(0);
});
