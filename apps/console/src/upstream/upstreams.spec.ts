import { Processes } from './upstreams';

describe('the processes of a service', () => {
  it('are asked in turn', () => {
    const processes = new Processes(['a', 'b', 'c']);
    expect([1, 2, 3, 4].map(() => processes.next())).toEqual(['a', 'b', 'c', 'a']);
  });

  it('skip one that failed, for five seconds', () => {
    const processes = new Processes(['a', 'b']);
    processes.failed('a', 1_000);
    expect([1, 2, 3].map(() => processes.next([], 2_000))).toEqual(['b', 'b', 'b']);
    expect([1, 2].map(() => processes.next([], 7_000)).sort()).toEqual(['a', 'b']);
  });

  it('are asked all the same when every one of them failed lately', () => {
    const processes = new Processes(['a']);
    processes.failed('a', 1_000);
    expect(processes.next([], 1_001)).toBe('a');
  });

  it('are at an end when each was tried', () => {
    const processes = new Processes(['a', 'b']);
    expect(processes.next(['a'])).toBe('b');
    expect(processes.next(['a', 'b'])).toBeUndefined();
  });
});
