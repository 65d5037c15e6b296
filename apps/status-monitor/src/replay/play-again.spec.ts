import { causes, type Observation, observationSources } from '@linesman/contracts';
import fc from 'fast-check';
import { applyObservation } from '../health/apply-observation';
import { defaultPolicy, type HealthPolicy } from '../health/cause-table';
import { initialState, learnCredentials, type MachineState } from '../health/machine-state';
import { storeState, type StoredState } from '../health/stored-state';
import { CollectRuns } from './collect-runs';
import { matters, MOST_CALLS } from './matters';
import { playAgain, type Replayed } from './play-again';
import type { StoredRuns, Thresholds } from './stored-run';

const integration_id = '6f1e2d3c-0000-4000-8000-000000000020';
const begin = Date.UTC(2026, 0, 29, 10);

/** What happens next: one observation again and again, or new credentials. */
interface Step {
  source: Observation['source'];
  cause?: Observation['cause'];
  part?: string;
  times: number;
  /** Between two of them. */
  seconds: number;
  /** The start of the call lies so long before its report. */
  late: number;
  credential_version: number;
  learns?: number;
  /** The observation is the last one of its transaction. */
  commits: boolean;
}

/** Most of them belong together, so that problems begin and end; some are of any kind. */
const kinds: fc.Arbitrary<Pick<Step, 'source' | 'cause' | 'part'>> = fc.oneof(
  fc.record({
    source: fc.constantFrom('execution' as const, 'probe' as const),
    cause: fc.constantFrom(undefined, undefined, 'timeout' as const, 'server_error' as const),
    part: fc.constantFrom('SYNC_CONTACTS', 'SYNC_OPPORTUNITIES', 'probe', undefined),
  }),
  fc.record({
    source: fc.constantFrom('refresh' as const, 'execution' as const),
    cause: fc.constantFrom(undefined, undefined, undefined, 'grant_revoked' as const),
  }),
  fc.record({
    source: fc.constant('webhook' as const),
    cause: fc.constantFrom(
      undefined,
      'webhook_refused' as const,
      'webhook_refused' as const,
      'webhook_silent' as const,
    ),
    part: fc.constantFrom('a', 'b', undefined),
  }),
  fc.record({
    source: fc.constant('sso' as const),
    cause: fc.constantFrom(undefined, 'sso_logins_refused' as const),
    part: fc.constant('sso'),
  }),
  fc.record({
    source: fc.constantFrom(...observationSources),
    cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
    part: fc.option(fc.constantFrom('SYNC_CONTACTS', 'probe', 'a'), { nil: undefined }),
  }),
);

const step = (late: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc
    .tuple(
      kinds,
      fc.record({
        times: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 30 })),
        seconds: fc.constantFrom(0, 1, 60, 300, 1_000),
        late,
        credential_version: fc.constantFrom(2, 2, 2, 2, 1, 3),
        learns: fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, fc.constantFrom(2, 3)),
        commits: fc.boolean(),
      }),
    )
    .map(([kind, rest]) => ({ ...kind, ...rest }));

const livesOf = (late: fc.Arbitrary<number>): fc.Arbitrary<Step[]> => fc.array(step(late), { maxLength: 25 });
const anyOrder = livesOf(fc.constantFrom(0, 0, 1, 90, 2_000));
const inOrder = livesOf(fc.constant(0));

interface Lived {
  stored: StoredRuns[];
  transitions: object[];
  observations: number;
}

/** Records the life with the live policy, and notes the transitions that another policy would give. */
function live(steps: Step[], judged: HealthPolicy = defaultPolicy): Lived {
  let state = initialState(2);
  let other = initialState(2);
  let now = begin;
  let collecting = new CollectRuns();
  const lived: Lived = { stored: [], transitions: [], observations: 0 };
  const commit = () => {
    const runs = collecting.runsOf(integration_id);
    // Through JSON, as the database keeps it.
    const { window, streak } = defaultPolicy;
    const row = { runs: JSON.parse(JSON.stringify(runs)) as typeof runs, thresholds: { window, streak } };
    if (runs.length > 0) lived.stored.push({ ...row, recorded_at: new Date(now) });
    collecting = new CollectRuns();
  };
  for (const one of steps) {
    if (one.learns) [state, other] = [learnCredentials(state, one.learns), learnCredentials(other, one.learns)];
    if (one.learns) commit();
    for (let n = 0; n < one.times; n++) {
      now += one.seconds * 1_000;
      const seen = observationOf(one, now);
      const { state: after } = applyObservation(state, seen, defaultPolicy);
      collecting.add({ tenant_id: '', integration_id, machine_state: state }, seen, after, defaultPolicy);
      state = after;
      const { state: next, transition } = applyObservation(other, seen, judged);
      other = next;
      lived.observations++;
      if (transition) lived.transitions.push(shown({ ...transition, observed_at: seen.started_at }));
      if (one.commits) commit();
    }
  }
  commit();
  return lived;
}

const observationOf = ({ source, cause, part, late, credential_version }: Step, now: number): Observation => ({
  integration_id,
  source,
  cause,
  part,
  outcome: cause ? 'failure' : 'success',
  credential_version,
  started_at: new Date(now - late * 1_000).toISOString(),
});

const shown = ({
  old_status,
  new_status,
  cause,
  observed_at,
}: Pick<Replayed, 'old_status' | 'new_status' | 'cause' | 'observed_at'>) => ({
  old_status,
  new_status,
  cause,
  observed_at,
});

it('gives the same transitions as the observations gave, whatever they were and in whatever order they arrived', () => {
  fc.assert(
    fc.property(anyOrder, (life) => {
      const { stored, transitions } = live(life);
      expect(playAgain(stored).transitions.map(shown)).toEqual(transitions);
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
});

it('gives the same transitions when it begins or goes on in the middle', () => {
  fc.assert(
    fc.property(anyOrder, fc.nat(), (life, at) => {
      const { stored } = live(life);
      const cut = stored.length === 0 ? 0 : at % stored.length;
      const whole = playAgain(stored).transitions;
      const first = playAgain(stored.slice(0, cut));
      const rest = playAgain(stored.slice(cut)).transitions;
      expect([...first.transitions, ...rest].map(shown)).toEqual(whole.map(shown));
      const goesOn = playAgain(stored.slice(cut), undefined, first.state).transitions;
      expect([...first.transitions, ...goesOn].map(shown)).toEqual(whole.map(shown));
    }),
    { numRuns: 500, endOnFailure: true },
  );
});

const shadows: fc.Arbitrary<Partial<Thresholds>> = fc
  .record({
    of: fc.integer({ min: 1, max: MOST_CALLS }),
    failures: fc.integer({ min: 1, max: MOST_CALLS }),
    successes_to_close: fc.integer({ min: 1, max: MOST_CALLS }),
    refusals: fc.integer({ min: 1, max: 20 }),
    seconds: fc.constantFrom(0, 60, 600, 3_600),
  })
  .map(({ of, failures, successes_to_close, refusals, seconds }) => ({
    window: { ...defaultPolicy.window, of, failures: Math.min(failures, of), successes_to_close },
    streak: { refusals, seconds },
  }));

it('gives the transitions that shadow rules would have given, had they decided from the first observation on', () => {
  fc.assert(
    fc.property(inOrder, shadows, (life, shadow) => {
      const { stored, transitions } = live(life, { ...defaultPolicy, ...shadow });
      expect(playAgain(stored, shadow).transitions.map(shown)).toEqual(transitions);
    }),
    { numRuns: 2_000, endOnFailure: true },
  );
});

it('ends a problem by rules that ask for more successes in a row than two windows have calls', () => {
  const call = { source: 'execution', part: 'SYNC_CONTACTS', seconds: 1, late: 0, credential_version: 2 } as const;
  const life: Step[] = [
    { ...call, times: 1, commits: true, cause: 'timeout' },
    { ...call, times: 3, commits: true },
  ];
  const shadow = { window: { ...defaultPolicy.window, of: 1, failures: 1, successes_to_close: 3 } };
  const { stored, transitions } = live(life, { ...defaultPolicy, ...shadow });
  expect(transitions).toMatchObject([{ cause: 'timeout' }, { new_status: 'healthy' }]);
  expect(playAgain(stored, shadow).transitions.map(shown)).toEqual(transitions);
});

it('stores no success while nothing fails, and after a failure at most ten of each part and one for each later proof', () => {
  const ok = (part: string, second: number): Step => ({
    source: 'execution',
    part,
    times: 100,
    seconds: 1,
    late: 0,
    credential_version: 2,
    commits: true,
    learns: second,
  });
  expect(live([ok('SYNC_CONTACTS', 2), ok('SYNC_OPPORTUNITIES', 2)]).stored).toEqual([]);
  const failure = { ...ok('SYNC_CONTACTS', 2), times: 1, cause: 'timeout' as const };
  const { stored } = live([ok('SYNC_CONTACTS', 2), failure, ok('SYNC_CONTACTS', 2), ok('SYNC_OPPORTUNITIES', 2)]);
  const count = stored.flatMap(({ runs }) => runs.flatMap(({ observations }) => observations)).length;
  expect(count).toBe(1 + 2 * MOST_CALLS);
});

it('notices a state that does not follow from the observations before it', () => {
  const failing: Step = {
    source: 'execution',
    cause: 'grant_revoked',
    times: 1,
    seconds: 1,
    late: 0,
    credential_version: 2,
    commits: true,
  };
  const { stored } = live([failing, { ...failing, cause: 'timeout' }]);
  const healthy = JSON.parse(storeState(initialState(2))) as StoredState;
  const forged = [stored[0]!, { ...stored[1]!, runs: [{ ...stored[1]!.runs[0]!, state: healthy }] }];
  const [, wrong] = playAgain(forged).transitions;
  expect(wrong).toMatchObject({ old_status: 'disconnected', new_status: 'healthy', observed_at: undefined });
});

it('stores nothing of calls that show nothing', () => {
  const state: MachineState = initialState(2);
  const busy = {
    ...observationOf({ ...({} as Step), source: 'execution', cause: 'busy', late: 0, credential_version: 2 }, begin),
  };
  expect(matters(state, busy, state, defaultPolicy)).toBe(false);
});
