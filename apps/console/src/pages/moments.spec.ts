import { ago, exact } from './moments';

const now = new Date('2026-01-29T13:45:00Z');

describe('moments', () => {
  it.each([
    ['2026-01-29T13:44:40Z', 'just now'],
    ['2026-01-29T13:43:59Z', '1 minute ago'],
    ['2026-01-29T10:45:00Z', '3 hours ago'],
    ['2026-01-20T10:45:00Z', '9 days ago'],
    ['2026-01-29T17:45:00Z', 'in 4 hours'],
  ])('%s is %s', (at, said) => {
    expect(ago(at, now)).toBe(said);
  });

  it('have an exact form', () => {
    expect(exact('2026-01-29T10:45:00Z').replaceAll(' ', ' ')).toBe('Jan 29, 2026, 10:45 AM UTC');
  });

  it.each([undefined, null, 'never', {}])('are empty for %j', (at) => {
    expect([ago(at, now), exact(at)]).toEqual(['', '']);
  });
});
