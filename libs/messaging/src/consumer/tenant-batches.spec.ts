import type { Envelope } from '@linesman/contracts';
import { roundsOf } from './tenant-batches';

const about = (subject: string | undefined, nth: number) => ({ subject, data: { nth } }) as Envelope<{ nth: number }>;

it('keeps the order of what is about the same aggregate, and never has two of it in one round', () => {
  const envelopes = [about('a', 1), about('b', 1), about('a', 2), about('c', 1), about('a', 3), about('b', 2)];
  const shown = roundsOf(envelopes).map((round) => round.map(({ subject, data }) => `${subject}${data.nth}`));
  expect(shown).toEqual([['a1', 'b1', 'c1'], ['a2', 'b2'], ['a3']]);
});

it('puts what names no aggregate into rounds of its own', () => {
  expect(roundsOf([about(undefined, 1), about(undefined, 2)])).toHaveLength(2);
});
