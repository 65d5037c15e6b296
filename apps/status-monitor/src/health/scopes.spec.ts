import { type Cause, causes, type Observation, observationSources } from '@linesman/contracts';
import fc from 'fast-check';
import { play, seen } from '../../test/play';

const PART = 'SYNC_CONTACTS';

const compared = (second: number, missing_scope?: string, more: Partial<Observation> = {}): Observation =>
  seen(second, {
    source: 'scopes',
    part: PART,
    ...(missing_scope ? { cause: 'insufficient_scope', missing_scope } : {}),
    ...more,
  });
const refused = (second: number, more: Partial<Observation> = {}): Observation =>
  seen(second, { part: PART, cause: 'insufficient_scope', missing_scope: 'api', ...more });
const open = (...life: Observation[]) =>
  play(life).state.health.problems.filter(({ cause, part }) => cause === 'insufficient_scope' && part === PART);

it('degrades as soon as a scope was not granted, and names it with the part that needs it', () => {
  const { state, transitions } = play([seen(0, { source: 'probe', part: 'probe' }), compared(1, 'api')]);
  expect(state.health).toMatchObject({
    status: 'degraded',
    cause: 'insufficient_scope',
    party: 'customer',
    failing_parts: [PART],
    working_parts: ['probe'],
    problems: [{ part: PART, missing_scope: 'api' }],
  });
  expect(transitions).toHaveLength(1);
});

it.each<[string, Observation[], boolean]>([
  ['newer credentials that have it', [compared(2, undefined, { credential_version: 3 })], false],
  ['newer credentials that lack it too', [compared(2, 'api', { credential_version: 3 })], true],
  ['a call of the part that works', [seen(2, { part: PART })], false],
  ['a call of another part', [seen(2, { part: 'SYNC_OPPORTUNITIES' })], true],
  ['a probe', [seen(2, { source: 'probe', part: 'probe' })], true],
  ['a token refresh', [seen(2, { source: 'refresh' })], true],
  ['older credentials that had it', [compared(2, undefined, { credential_version: 1 })], true],
  ['a call that worked before', [seen(0, { part: PART })], true],
])('is it open after %s', (_, after, still) => {
  expect(open(compared(1, 'api'), ...after)).toHaveLength(still ? 1 : 0);
});

it('is one problem with what a call says of it, and newer credentials that have the scope end both', () => {
  const both = [compared(1, 'api'), refused(5)];
  expect(open(...both)).toHaveLength(1);
  expect(open(...both, compared(9, undefined, { credential_version: 3 }))).toEqual([]);
  expect(open(...both, compared(9, 'api', { credential_version: 3 }))).toHaveLength(1);
});

it('ends a refusal also after token refreshes, and after a grant that lacked the scope again', () => {
  const granted = compared(20, undefined, { credential_version: 9 });
  expect(open(compared(1, 'api'), refused(5, { credential_version: 7 }), granted)).toEqual([]);
  const again = compared(9, 'api', { credential_version: 3 });
  expect(open(compared(1, 'api'), refused(5), again, granted)).toEqual([]);
});

it('ends no refusal of credentials that had all scopes: something else was the reason', () => {
  const granted = (second: number, credential_version: number) => compared(second, undefined, { credential_version });
  expect(open(refused(5), granted(9, 3))).toHaveLength(1);
  expect(open(compared(1, 'api'), granted(3, 3), refused(5, { credential_version: 4 }), granted(9, 5))).toHaveLength(1);
});

it('keeps what was told of the newest credentials alone', () => {
  const told = Array.from({ length: 20 }, (_, n) => compared(n, 'api', { credential_version: 2 + n }));
  const { state } = play(told);
  expect(state.scopes?.[PART]?.map(({ credential_version }) => credential_version)).toEqual([21, 20, 19, 18, 17]);
  expect(open(...told)).toHaveLength(1);
});

it('says nothing of calls: whether any part works, or whether the integration has ever worked', () => {
  const { state } = play([compared(1), compared(2, 'api', { part: 'SEND' })]);
  expect(state.succeeded).toBeUndefined();
  expect(state.parts).toEqual({});
  expect(state.health.working_parts).toEqual([]);
});

it('changes nothing else, and gives the same health in whatever order it arrives', () => {
  const scopes = fc.record({
    second: fc.nat(9),
    missing: fc.constantFrom(undefined, 'api', 'web'),
    version: fc.constantFrom(2, 3),
  });
  const others = fc
    .record({
      source: fc.constantFrom(...observationSources.filter((source) => source !== 'scopes')),
      cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
      part: fc.constantFrom(PART, 'probe'),
      second: fc.nat(9),
    })
    .map(({ second, ...rest }) => seen(second, rest));
  const told = fc
    .array(scopes, { maxLength: 8 })
    .map((all) =>
      all.map(({ second, missing, version }) => compared(second, missing, { credential_version: version })),
    );
  const withoutScopes = (life: Observation[]) => life.filter(({ source }) => source !== 'scopes');
  // What is measured is explained by a part that fails.
  const dependent: readonly Cause[] = ['insufficient_scope', 'slow', 'error_rate_high', 'data_stale'];
  const causesOf = (life: Observation[]) => {
    const found = new Set(play(life).state.health.problems.map(({ cause }) => cause));
    return [...found].filter((cause) => !dependent.includes(cause)).sort();
  };
  fc.assert(
    fc.property(fc.array(others, { maxLength: 8 }), told, fc.nat(), (calls, grants, at) => {
      const life = [...calls, ...grants];
      expect(causesOf(life)).toEqual(causesOf(withoutScopes(life)));
      const turned = [...grants.slice(at % 8), ...grants.slice(0, at % 8), ...calls];
      expect(open(...turned).map(({ missing_scope }) => missing_scope)).toEqual(
        open(...grants, ...calls).map(({ missing_scope }) => missing_scope),
      );
    }),
    { numRuns: 500, endOnFailure: true },
  );
});
