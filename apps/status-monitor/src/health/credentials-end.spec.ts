import type { Cause, Observation } from '@linesman/contracts';
import fc from 'fast-check';
import { applyObservation } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { announceEnd, fixedEnd, judgeEnd, nextLook, problemsOf, shownEnd } from './credentials-end';
import { initialState, learnCredentials, type MachineState } from './machine-state';

const DAY = 86_400_000;
const start = Date.parse('2026-06-01T00:00:00Z');
const day = (n: number) => start + n * DAY;

/** One thing that happens to an integration, at a time in days. */
type Step =
  | { at: number; announced: number | undefined; version: number }
  | { at: number; works: number; found?: number; part?: string }
  | { at: number; fails: Cause; version: number }
  | { at: number; looked: true };

const observed = (version: number, at: number, more: Partial<Observation>): Observation => ({
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  source: 'probe',
  outcome: 'success',
  part: 'probe',
  started_at: new Date(day(at)).toISOString(),
  credential_version: version,
  ...more,
});

function after(state: MachineState, step: Step): MachineState {
  if ('announced' in step) {
    const { version, at, announced } = step;
    const end = {
      credential_version: version,
      at: day(at),
      ends_at: announced === undefined ? undefined : day(announced),
    };
    return learnCredentials(announceEnd(state, end), version);
  }
  if ('works' in step) {
    const { works, at, found, part = 'probe' } = step;
    const end = found === undefined ? undefined : new Date(day(found)).toISOString();
    return applyObservation(state, observed(works, at, { part, credentials_end_at: end }), defaultPolicy).state;
  }
  if ('fails' in step) {
    const failed = { outcome: 'failure', cause: step.fails } as const;
    return applyObservation(state, observed(step.version, step.at, failed), defaultPolicy).state;
  }
  return state;
}

/** The state is stored between two steps, as it is when another process goes on. */
function live(steps: Step[], unused_days?: number): MachineState {
  return steps.reduce((state, step) => {
    const facts = { policy: defaultPolicy.expiring, unused_days, now: day(step.at) };
    // A success is not judged before the credentials were announced: they are learned in a transaction of their own.
    const next = 'announced' in step ? after(state, step) : judgeEnd(after(state, step), facts);
    return JSON.parse(JSON.stringify(next)) as MachineState;
  }, initialState(0));
}

const token: Step[] = [
  { at: 0, announced: 60, version: 1 },
  { at: 0, works: 1 },
];
const SECOND = 1 / 86_400;
const oneDay: Step[] = [
  { at: 0, announced: 1, version: 1 },
  { at: 0, works: 1 },
];

type Row = [what: string, steps: Step[], warned: number | undefined, unused_days?: number];
const table: Row[] = [
  ['nothing a second before seven days', [...token, { at: 53 - SECOND, looked: true }], undefined],
  ['seven days before a token ends', [...token, { at: 53, looked: true }], 60],
  ['a token that works until then', [...token, { at: 54, works: 1 }], 60],
  ['once, whatever is observed afterwards', [...token, { at: 54, works: 1 }, { at: 55, works: 1 }], 60],
  ['still after the end, while it works', [...token, { at: 61, works: 1 }], 60],
  [
    'nothing where no end is known',
    [
      { at: 0, announced: undefined, version: 1 },
      { at: 900, works: 1 },
    ],
    undefined,
  ],
  [
    'still after a renewal that no call has verified',
    [...token, { at: 54, looked: true }, { at: 55, announced: 120, version: 2 }, { at: 55, looked: true }],
    60,
  ],
  [
    'no longer after a renewal that a call has verified',
    [...token, { at: 54, looked: true }, { at: 55, announced: 120, version: 2 }, { at: 55, works: 2 }],
    undefined,
  ],
  [
    'no longer after a renewal by credentials without an end',
    [...token, { at: 54, looked: true }, { at: 55, announced: undefined, version: 2 }, { at: 55, works: 2 }],
    undefined,
  ],
  [
    'of the new end after a renewal that is as short',
    [...token, { at: 54, looked: true }, { at: 55, announced: 61, version: 2 }, { at: 59, works: 2 }],
    61,
  ],
  ['nothing in the first half of a short life', [...oneDay, { at: 0.49, works: 1 }], undefined],
  ['in the second half of a short life', [...oneDay, { at: 0.5, works: 1 }], 1],
  [
    'no longer once the credentials are dead',
    [...token, { at: 54, looked: true }, { at: 56, fails: 'grant_revoked', version: 1 }],
    undefined,
  ],
  [
    'nothing while the credentials are dead',
    [...token, { at: 10, fails: 'grant_revoked', version: 1 }, { at: 54, looked: true }],
    undefined,
  ],
  [
    'still while the provider fails',
    [
      ...token,
      { at: 54, looked: true },
      ...[1, 2, 3].map((n) => ({ at: 55 + n / 24, fails: 'timeout', version: 1 }) as const),
    ],
    60,
  ],
  ['nothing for a certificate that ends in eight days', [{ at: 0, works: 0, found: 8 }], undefined],
  ['of a certificate that a probe found', [{ at: 0, works: 0, found: 6 }], 6],
  [
    'of the end of a certificate that is found again',
    [
      { at: 0, works: 0, found: 6 },
      { at: 1, works: 0, found: 6 },
    ],
    6,
  ],
  [
    'no longer once the certificate is another',
    [
      { at: 0, works: 0, found: 6 },
      { at: 1, works: 0, found: 90 },
    ],
    undefined,
  ],
  [
    'no longer once a probe finds no end',
    [
      { at: 0, works: 0, found: 6 },
      { at: 1, works: 0 },
    ],
    undefined,
  ],
  [
    'still after another call, which looks at no certificate',
    [
      { at: 0, works: 0, found: 6 },
      { at: 1, works: 0, part: 'SYNC_CONTACTS' },
    ],
    6,
  ],
  ['of the earlier of two ends', [...token, { at: 50, works: 1, found: 55 }], 55],
  [
    'nothing of the certificate of older credentials',
    [
      { at: 0, works: 0, found: 6 },
      { at: 1, announced: 90, version: 1 },
      { at: 1, works: 1 },
    ],
    undefined,
  ],
  [
    'nothing while a grant is used',
    [
      { at: 0, works: 0 },
      { at: 40, works: 0 },
      { at: 62, looked: true },
    ],
    undefined,
    30,
  ],
  [
    'of a grant that nobody has used',
    [
      { at: 0, works: 0 },
      { at: 23, looked: true },
    ],
    30,
    30,
  ],
  [
    'nothing a second before that',
    [
      { at: 0, works: 0 },
      { at: 23 - SECOND, looked: true },
    ],
    undefined,
    30,
  ],
  [
    'no longer once the grant was used',
    [
      { at: 0, works: 0 },
      { at: 23, looked: true },
      { at: 24, works: 0 },
    ],
    undefined,
    30,
  ],
  ['nothing of a grant that was never used nor announced', [{ at: 90, looked: true }], undefined, 30],
];

it.each(table)('warns of %s', (...[, steps, warned, unused_days]: Row) => {
  const { expiring, health } = live(steps, unused_days);
  expect(expiring?.ends_at).toBe(warned === undefined ? undefined : day(warned));
  expect(health.problems.some(({ cause }) => cause === 'credentials_expiring')).toBe(false);
});

it('says why the credentials end, and since when people are warned', () => {
  const expired = live([...token, { at: 54, looked: true }, { at: 56, works: 1 }]);
  expect(expired.expiring).toEqual({ ends_at: day(60), why: 'expire', since: day(54) });
  expect(
    live(
      [
        { at: 0, works: 0 },
        { at: 25, looked: true },
      ],
      30,
    ).expiring?.why,
  ).toBe('unused');
});

it('leaves the integration healthy, and is the last of its problems', () => {
  const warned = live([...token, { at: 54, looked: true }]);
  expect(warned.health).toMatchObject({ status: 'healthy', problems: [] });
  expect(problemsOf(warned)).toEqual([{ cause: 'credentials_expiring', party: 'customer', since: day(54) }]);
  const ill = live([...token, { at: 54, looked: true }, { at: 55, fails: 'insufficient_scope', version: 1 }]);
  expect(problemsOf(ill).map(({ cause }) => cause)).toEqual(['insufficient_scope', 'credentials_expiring']);
});

it('looks again when the warning is due, and shows an end by disuse only then', () => {
  const facts = (at: number, unused_days?: number) => ({ policy: defaultPolicy.expiring, unused_days, now: day(at) });
  expect(nextLook(live(token), facts(0))).toBe(day(53));
  expect(nextLook(live(token), facts(53))).toBeUndefined();
  expect(shownEnd(live(token))).toEqual(new Date(day(60)));
  const used = live([{ at: 10, works: 0 }], 30);
  expect(nextLook(used, facts(10, 30))).toBe(day(33));
  expect(shownEnd(used)).toBeNull();
  expect(
    shownEnd(
      live(
        [
          { at: 10, works: 0 },
          { at: 34, looked: true },
        ],
        30,
      ),
    ),
  ).toEqual(new Date(day(40)));
});

it('warns only of what ends soon, and of everything that does and still works', () => {
  const moment = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 15, max: 100 }), (used, now, life) => {
      const at = used + now;
      const steps: Step[] = [
        { at: used, announced: used + life, version: 1 },
        { at: used, works: 1 },
        { at, looked: true },
      ];
      const state = live(steps);
      const left = used + life - at;
      expect(state.expiring !== undefined).toBe(left <= 7);
      expect(fixedEnd(state)).toBe(day(used + life));
      const again = judgeEnd(state, { policy: defaultPolicy.expiring, now: day(at) });
      expect(again).toBe(state);
    }),
  );
});

it('ignores an announcement of older credentials, and one that it knows', () => {
  const known = live(token);
  const announce = (credential_version: number, ends_at: number) => announceEnd(known, { credential_version, ends_at });
  expect(announce(0, day(5))).toBe(known);
  expect(announce(1, day(60))).toBe(known);
  expect(announceEnd(known, { credential_version: 1 })).toBe(known);
  expect(fixedEnd(announce(1, day(70)))).toBe(day(70));
});
