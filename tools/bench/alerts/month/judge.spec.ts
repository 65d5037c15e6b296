import type { Run, ToldSignal } from './told-signal.ts';

const load = () => import('./judge.ts');
const DAY_MS = 24 * 3_600_000;
const END = 1_000;
const broke = { begins: 100, ends: 200 };
const nobody = () => false;

type Decided = Pick<ToldSignal, 'key' | 'created_at' | 'closed_at' | 'part_of'> & {
  messages: { state: 'sent' | 'suppressed' | 'pending'; due: number }[];
  runs: Pick<Run, 'state' | 'reason' | 'hold_until'>[];
};
const signal = (over: Partial<Decided> = {}): Decided => ({
  key: 'one 0',
  created_at: 110,
  closed_at: 210,
  messages: [],
  runs: [],
  ...over,
});

it.each<[string, Decided[], string]>([
  [
    'told where a message was sent',
    [
      signal({
        messages: [
          { state: 'suppressed', due: 110 },
          { state: 'sent', due: 110 },
        ],
      }),
    ],
    'told',
  ],
  ['missed where there was no signal', [], 'missed'],
  [
    'missed where the signal told nobody and nothing says why',
    [signal({ runs: [{ state: 'running', reason: null, hold_until: 0 }] })],
    'missed',
  ],
  [
    'not told where a decision says why',
    [signal({ runs: [{ state: 'suppressed', reason: 'closed_before_told', hold_until: 0 }] })],
    'not told, with a reason',
  ],
  [
    'told later where the signal is open and its run is held until after the end',
    [signal({ closed_at: undefined, runs: [{ state: 'held', reason: null, hold_until: END }] })],
    'told after the month',
  ],
  [
    'told later where the signal is open and its message waits until after the end',
    [signal({ closed_at: undefined, messages: [{ state: 'pending', due: END + 1 }] })],
    'told after the month',
  ],
  [
    'missed where a message waits although its time has come',
    [signal({ closed_at: undefined, messages: [{ state: 'pending', due: 150 }] })],
    'missed',
  ],
  [
    'missed where a message waits although the signal has ended',
    [signal({ messages: [{ state: 'pending', due: END + 1 }] })],
    'missed',
  ],
  [
    'missed where a run is held although its hold is over',
    [signal({ closed_at: undefined, runs: [{ state: 'held', reason: null, hold_until: 150 }] })],
    'missed',
  ],
  [
    'missed where only a signal of another time was told',
    [signal({ created_at: 300, messages: [{ state: 'sent', due: 300 }] })],
    'missed',
  ],
  ['missed where it is part of an outage of which nobody was told', [signal({ part_of: 'outage' })], 'missed'],
])('says that a break was %s', async (_, signals, fate) => {
  const { fateOf } = await load();
  expect(fateOf(broke, signals, { toldOf: nobody, end: END })).toBe(fate);
});

it('says that a break was told with the outage that it is part of', async () => {
  const { fateOf } = await load();
  expect(fateOf(broke, [signal({ part_of: 'outage' })], { toldOf: () => true, end: END })).toBe('told of the outage');
});

it('counts messages of each person on each day, days without any included', async () => {
  const { perPersonADay } = await load();
  const times = [
    { recipient: 'anna', at: 0 },
    { recipient: 'anna', at: DAY_MS - 1 },
    { recipient: 'anna', at: DAY_MS },
    { recipient: 'ben', at: 0 },
  ];
  expect(perPersonADay(times, 2, 2)).toEqual({ people: 2, mean: 1, p99: 2, most: 2 });
});

it('takes a break that nobody has ended as longer than any other', async () => {
  const { hoursOf, p50 } = await load();
  const hours = [{ begins: 0, ends: 3_600_000 }, { begins: 0 }, { begins: 0, ends: 7_200_000 }].map(hoursOf);
  expect(p50(hours)).toBe(2);
  expect(p50([1, Infinity, Infinity])).toBe(Infinity);
});
