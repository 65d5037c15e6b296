import { inWords } from './durations';

it.each([
  [0, '0 ms'],
  [240.4, '240 ms'],
  [1_250, '1.2 s'],
  [59_999, '59.9 s'],
  [60_000, '1 min'],
  [250_000, '4 min 10 s'],
  [11_100_000, '3 h 5 min'],
  [187_200_000, '2 d 4 h'],
])('%s ms are %s', (ms, said) => {
  expect(inWords(ms)).toBe(said);
});
