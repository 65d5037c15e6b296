import { changedMuch } from './changed-much';

it.each([
  ['the first one', 0, 1, true],
  ['a second one', 1, 2, true],
  ['a third one', 2, 3, false],
  ['twice as many', 2, 4, true],
  ['a few more', 40, 42, false],
  ['a few less', 42, 40, false],
  ['half as many', 42, 21, true],
  ['the end', 3, 0, true],
  ['no change', 7, 7, false],
  ['nothing, as before', 0, 0, false],
])('%s', (_, told, now, expected) => expect(changedMuch(told, now)).toBe(expected));

it('tells of a thousand that come one by one eleven times at most', () => {
  let told = 0;
  let times = 0;
  for (let now = 1; now <= 1_000; now += 1)
    if (changedMuch(told, now)) {
      told = now;
      times += 1;
    }
  expect(times).toBeLessThanOrEqual(11);
});
