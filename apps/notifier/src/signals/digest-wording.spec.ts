import { signalContext } from '../../test/signal-context';
import type { ShownDigest } from './digest';
import { digestTitle } from './digest-wording';

const { signal } = signalContext();
const digest = (open: number, ended: number): ShownDigest => ({
  lines: [
    ...Array.from({ length: open }, () => signal),
    ...Array.from({ length: ended }, () => ({ ...signal, state: 'resolved' as const })),
  ],
});

it.each([
  [5, 0, '5 problems at once'],
  [1, 4, '1 of 5 problems is left'],
  [2, 3, '2 of 5 problems are left'],
  [0, 5, 'All 5 problems have ended'],
  [0, 2, 'Both problems have ended'],
  [0, 1, 'The problem has ended'],
])('says of %i that are open and %i that have ended: %s', (open, ended, title) => {
  expect(digestTitle(digest(open, ended))).toBe(title);
});
