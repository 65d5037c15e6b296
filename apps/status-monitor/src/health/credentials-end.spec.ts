import { type Cause, causeFacts, type Observation } from '@linesman/contracts';
import fc from 'fast-check';
import { applyObservation } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { announceEnd, fixedEnd, judgeEnd, nextLook, shownEnd } from './credentials-end';
import { initialState, learnCredentials, type MachineState } from './machine-state';
import { problemsOf } from './warnings';

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

const SECOND = 1 / 86_400;
const announce = (at: number, announced: number | undefined, version = 1): Step => ({ at, announced, version });
const works = (at: number, version = 1): Step => ({ at, works: version });
const finds = (at: number, found?: number): Step => ({ at, works: 0, found });
const look = (at: number): Step => ({ at, looked: true });
const fails = (at: number, cause: Cause): Step => ({ at, fails: cause, version: 1 });

/** Ends after sixty days. */
const token = [announce(0, 60), works(0)];
const warned = [...token, look(54)];
const oneDay = [announce(0, 1), works(0)];
const failsForLong = [1, 2, 3].map((n) => fails(55 + n / 24, 'timeout'));

type Row = [what: string, steps: Step[], warned: number | undefined, unused_days?: number];
const table: Row[] = [
  ['nothing a second before seven days', [...token, look(53 - SECOND)], undefined],
  ['the end seven days before', [...token, look(53)], 60],
  ['the end when a call works by then', [...token, works(54)], 60],
  ['the same end, whatever is observed afterwards', [...warned, works(55), look(56)], 60],
  ['an end that has passed, while calls work', [...token, works(61)], 60],
  ['nothing where no end is known', [announce(0, undefined), works(900)], undefined],
  ['the old end before a call has verified the renewal', [...warned, announce(55, 120, 2), look(55)], 60],
  ['nothing after a verified renewal', [...warned, announce(55, 120, 2), works(55, 2)], undefined],
  ['nothing after a renewal without an end', [...warned, announce(55, undefined, 2), works(55, 2)], undefined],
  ['the new end after a renewal that is as short', [...warned, announce(55, 61, 2), works(59, 2)], 61],
  ['nothing in the first half of a short life', [...oneDay, works(0.49)], undefined],
  ['the end in the second half of a short life', [...oneDay, works(0.5)], 1],
  ['nothing once the credentials are dead', [...warned, fails(56, 'grant_revoked')], undefined],
  ['nothing while the credentials are dead', [...token, fails(10, 'grant_revoked'), look(54)], undefined],
  ['the end while the provider fails', [...warned, ...failsForLong], 60],
  ['nothing of a certificate that ends in eight days', [finds(0, 8)], undefined],
  ['a certificate that a probe found', [finds(0, 6)], 6],
  ['a certificate that is found again', [finds(0, 6), finds(1, 6)], 6],
  ['nothing once the certificate is another', [finds(0, 6), finds(1, 90)], undefined],
  ['nothing once a probe finds no end', [finds(0, 6), finds(1)], undefined],
  ['a certificate that another call does not look at', [finds(0, 6), { at: 1, works: 0, part: 'SYNC_CONTACTS' }], 6],
  ['the earlier of two ends', [...token, { at: 50, works: 1, found: 55 }], 55],
  ['nothing of what older credentials showed', [finds(0, 6), announce(1, 90), works(1)], undefined],
  ['nothing while a grant is used', [works(0, 0), works(40, 0), look(62)], undefined, 30],
  ['a grant that nobody has used', [works(0, 0), look(23)], 30, 30],
  ['nothing a second before that', [works(0, 0), look(23 - SECOND)], undefined, 30],
  ['nothing once the grant was used', [works(0, 0), look(23), works(24, 0)], undefined, 30],
  ['nothing of a grant that was never used', [look(90)], undefined, 30],
];

it.each(table)('warns of %s', (...[, steps, ends, unused_days]: Row) => {
  const { expiring, health } = live(steps, unused_days);
  expect(expiring?.ends_at).toBe(ends === undefined ? undefined : day(ends));
  expect(health.problems.some(({ cause }) => cause === 'credentials_expiring')).toBe(false);
});

it('says why the credentials end, and since when people are warned', () => {
  expect(live([...warned, works(56)]).expiring).toEqual({ ends_at: day(60), why: 'expire', since: day(54) });
  expect(live([works(0, 0), look(25)], 30).expiring?.why).toBe('unused');
});

it('leaves the integration healthy, and is the last of its problems', () => {
  const state = live(warned);
  expect(state.health).toMatchObject({ status: 'healthy', problems: [] });
  expect(problemsOf(state)).toEqual([{ cause: 'credentials_expiring', party: 'customer', since: day(54) }]);
  const ill = live([...warned, fails(55, 'insufficient_scope')]);
  expect(problemsOf(ill).map(({ cause }) => cause)).toEqual(['insufficient_scope', 'credentials_expiring']);
});

it('looks again when the warning is due, and shows an end by disuse only then', () => {
  const facts = (at: number, unused_days?: number) => ({ policy: defaultPolicy.expiring, unused_days, now: day(at) });
  expect(nextLook(live(token), facts(0))).toBe(day(53));
  expect(nextLook(live(token), facts(53))).toBeUndefined();
  expect(shownEnd(live(token))).toEqual(new Date(day(60)));
  const used = live([works(10, 0)], 30);
  expect(nextLook(used, facts(10, 30))).toBe(day(33));
  expect(shownEnd(used)).toBeNull();
  expect(shownEnd(live([works(10, 0), look(34)], 30))).toEqual(new Date(day(40)));
});

it('warns only of what ends soon, and of everything that does and still works', () => {
  const moment = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 15, max: 100 }), (used, now, life) => {
      const at = used + now;
      const state = live([announce(used, used + life), works(used), look(at)]);
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
  const told = (credential_version: number, ends_at: number) => announceEnd(known, { credential_version, ends_at });
  expect(told(0, day(5))).toBe(known);
  expect(told(1, day(60))).toBe(known);
  expect(announceEnd(known, { credential_version: 1 })).toBe(known);
  expect(fixedEnd(told(1, day(70)))).toBe(day(70));
});

it('a warning that credentials end is over once they are renewed and a call has worked with them', () => {
  const ends = fc.integer({ min: 15, max: 90 });
  fc.assert(
    fc.property(ends, ends, fc.integer({ min: 0, max: 6 }), (end, renewed, days_left) => {
      const now = start + (end - days_left) * DAY;
      const at = { policy: defaultPolicy.expiring, now };
      const first = announceEnd(initialState(1), { credential_version: 1, at: start, ends_at: start + end * DAY });
      const warned = judgeEnd(first, at);
      expect(warned.expiring?.ends_at).toBe(start + end * DAY);
      const later = { credential_version: 2, at: now, ends_at: now + renewed * DAY };
      const announced = learnCredentials(announceEnd(warned, later), 2);
      expect(judgeEnd(announced, at).expiring).toBeDefined();
      const { state } = applyObservation(announced, observed(2, end - days_left, {}), defaultPolicy);
      expect(judgeEnd(state, at).expiring).toBeUndefined();
    }),
    { endOnFailure: true },
  );
  expect(causeFacts.credentials_expiring).toMatchObject({ party: 'customer', stops_calls: false });
});
