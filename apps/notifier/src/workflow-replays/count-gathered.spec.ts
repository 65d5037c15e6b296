import { countGathered, type ToldOfSignal } from './count-gathered';

const settings = { messages: 2, minutes: 10 };
const at = (minute: number, over: Partial<ToldOfSignal> = {}): ToldOfSignal => ({
  at: new Date(minute * 60_000).toISOString(),
  channel: 'slack',
  occasion: 'opened',
  follows: false,
  severity: 'high',
  ended_at: null,
  ...over,
});
const ended = (minute: number): Partial<ToldOfSignal> => ({ ended_at: new Date(minute * 60_000).toISOString() });

it.each<[string, ToldOfSignal[], number, number]>([
  ['nobody who is told nothing', [], 0, 0],
  ['what comes seldom one by one', [at(0), at(20), at(40)], 3, 0],
  ['a burst as the first two and a digest', [at(0), at(1), at(2), at(3), at(4)], 3, 1],
  ['in any order', [at(4), at(2), at(0), at(3), at(1)], 3, 1],
  ['a digest of one as a message', [at(0), at(1), at(2)], 3, 0],
  ['a second digest in the next window', [at(0), at(1), at(2), at(3), at(13), at(14)], 4, 2],
  ['what is critical one by one', [at(0), at(1), at(2, { severity: 'critical' }), at(3), at(4)], 4, 1],
  ['what follows one by one', [at(0), at(1), at(2, { occasion: 'changed.2', follows: true })], 3, 0],
  ['each channel by itself', [at(0), at(1), at(2, { channel: 'email' }), at(3, { channel: 'email' })], 4, 0],
  ['what ended before the digest not at all', [at(0), at(1), at(2), at(3, ended(5)), at(4)], 3, 1],
  ['no digest where all of it has ended', [at(0), at(1), at(2, ended(5)), at(3, ended(6))], 2, 0],
])('counts %s', (_, told, messages, digests) => {
  expect(countGathered('csm', told, settings)).toEqual({ messages, digests });
});

it('gathers nothing for customers', () => {
  expect(countGathered('contact', [at(0), at(1), at(2), at(3)], settings)).toEqual({ messages: 4, digests: 0 });
});
