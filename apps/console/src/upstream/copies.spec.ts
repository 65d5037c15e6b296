import { Copies } from './copies';

describe('the copies of a service', () => {
  it('take turns', () => {
    const copies = new Copies(['a', 'b', 'c']);
    expect([1, 2, 3, 4].map(() => copies.next())).toEqual(['a', 'b', 'c', 'a']);
  });

  it('pass over one that failed until it has rested', () => {
    const copies = new Copies(['a', 'b']);
    copies.failed('a', 1_000);
    expect([1, 2, 3].map(() => copies.next([], 2_000))).toEqual(['b', 'b', 'b']);
    expect([1, 2].map(() => copies.next([], 7_000)).sort()).toEqual(['a', 'b']);
  });

  it('are asked all the same when every one of them failed lately', () => {
    const copies = new Copies(['a']);
    copies.failed('a', 1_000);
    expect(copies.next([], 1_001)).toBe('a');
  });

  it('end when each was tried', () => {
    const copies = new Copies(['a', 'b']);
    expect(copies.next(['a'])).toBe('b');
    expect(copies.next(['a', 'b'])).toBeUndefined();
  });
});
