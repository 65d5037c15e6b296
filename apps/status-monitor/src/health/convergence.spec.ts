import { causes, type Observation, observationSources } from '@linesman/contracts';
import fc from 'fast-check';
import { applyObservation, type Transition } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { fixedEnd } from './credentials-end';
import { initialState, learnCredentials, type MachineState } from './machine-state';
import { loadState, type StoredState, storeState } from './stored-state';

const observation = (versions: { min: number; max: number }): fc.Arbitrary<Observation> =>
  fc
    .record({
      source: fc.constantFrom(...observationSources),
      cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
      part: fc.option(fc.constantFrom('SYNC_CONTACTS', 'SYNC_OPPORTUNITIES', 'probe', 'sso'), { nil: undefined }),
      // Few minutes, so that some calls start at the same time; whole minutes, so that webhook streaks get long enough.
      minute: fc.integer({ min: 0, max: 30 }),
      credential_version: fc.integer(versions),
      end: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    })
    .map(({ minute, end, ...rest }) => ({
      ...rest,
      credentials_end_at: end === undefined ? undefined : new Date(Date.UTC(2026, 1, end + 1)).toISOString(),
      integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
      outcome: rest.cause ? 'failure' : 'success',
      started_at: new Date(Date.UTC(2026, 0, 29, 10, minute)).toISOString(),
    }));

const lives = fc.array(observation({ min: 1, max: 4 }), { maxLength: 60 });

function play(observations: Observation[], from: MachineState = initialState(2)) {
  const transitions: (Transition | undefined)[] = [];
  let state = from;
  for (const one of observations) {
    const result = applyObservation(state, one, defaultPolicy);
    state = result.state;
    transitions.push(result.transition);
  }
  return { state, transitions };
}

const seenFromOutside = (state: MachineState) => {
  const { status, party, failing_parts } = state.health;
  return { status, party, failing_parts, end: fixedEnd(state) };
};

const shuffled = lives.chain((life) =>
  fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length, maxLength: life.length })),
);

it('ends in the same health, with the same end of the credentials, whatever order the observations arrive in', () => {
  fc.assert(
    fc.property(shuffled, ([life, otherwise]) => {
      expect(seenFromOutside(play(otherwise).state)).toEqual(seenFromOutside(play(life).state));
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
});

it('gives the same transitions when replayed in arrival order, also from a stored state', () => {
  fc.assert(
    fc.property(lives, fc.nat(), (life, at) => {
      const first = play(life);
      const cut = life.length === 0 ? 0 : at % life.length;
      const before = play(life.slice(0, cut)).state;
      const stored = loadState(JSON.parse(storeState(before)) as StoredState, Date.UTC(2026, 1));
      const resumed = play(life.slice(cut), stored);
      expect([...first.transitions.slice(0, cut), ...resumed.transitions]).toEqual(first.transitions);
      expect({ ...resumed.state, calls: undefined }).toEqual(first.state);
    }),
  );
});

it('ignores observations of older credentials than the known ones', () => {
  const stale = fc.array(observation({ min: 1, max: 2 }), { maxLength: 20 });
  fc.assert(
    fc.property(lives, stale, (life, late) => {
      const known = learnCredentials(play(life).state, 3);
      const { state, transitions } = play(late, known);
      expect(state).toBe(known);
      expect(transitions.filter(Boolean)).toEqual([]);
    }),
  );
});

it('ignores a refusal of older credentials once newer ones have worked', () => {
  const grants = ['grant_revoked', 'refresh_refused', 'account_deactivated', 'api_key_rejected'] as const;
  const refusals = fc.array(
    fc
      .tuple(observation({ min: 2, max: 3 }), fc.constantFrom(...grants))
      .map(([one, cause]): Observation => ({ ...one, outcome: 'failure', cause })),
  );
  const proof = observation({ min: 4, max: 4 }).map((one): Observation => ({
    ...one,
    outcome: 'success',
    cause: undefined,
    source: 'probe',
  }));
  fc.assert(
    fc.property(proof, refusals, (success, late) => {
      expect(play([success, ...late]).transitions.filter(Boolean)).toEqual([]);
    }),
  );
});

it('starts each transition from the status of the one before', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const statuses = play(life).transitions.filter((it) => it !== undefined);
      let [status, known]: (string | undefined)[] = ['healthy'];
      for (const { old_status, new_status, cause } of statuses) {
        expect(old_status).toBe(status);
        expect([new_status, cause]).not.toEqual([status, known]);
        [status, known] = [new_status, cause];
      }
    }),
  );
});

const endpoints = ['a', 'b'] as const;
const ofWebhooks = fc
  .record({
    part: fc.constantFrom(...endpoints),
    cause: fc.constantFrom(
      undefined,
      'webhook_refused' as const,
      'webhook_refused' as const,
      'webhook_silent' as const,
    ),
    minute: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ part, cause, minute }): Observation => ({
    integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
    source: 'webhook',
    part,
    outcome: cause ? 'failure' : 'success',
    cause,
    started_at: new Date(Date.UTC(2026, 0, 29, 10, minute)).toISOString(),
    credential_version: 2,
  }));
const webhooks = fc.array(ofWebhooks, { maxLength: 60 });
/** In no order: the cause that was published goes first, and may be another endpoint's. */
const problemsOf = ({ health }: MachineState, part: string) =>
  health.problems
    .filter((one) => one.part === part)
    .map(({ cause }) => cause)
    .sort();

it('judges each endpoint by its own webhooks alone', () => {
  fc.assert(
    fc.property(webhooks, (life) => {
      for (const part of endpoints)
        expect(problemsOf(play(life).state, part)).toEqual(
          problemsOf(play(life.filter((one) => one.part === part)).state, part),
        );
    }),
    { endOnFailure: true },
  );
});

it('has no problem with an endpoint after a delivery that is newer than all else', () => {
  fc.assert(
    fc.property(webhooks, fc.constantFrom(...endpoints), (life, part) => {
      const started_at = new Date(Date.UTC(2026, 0, 29, 10, 31)).toISOString();
      const delivery = { ...life[0]!, part, outcome: 'success', cause: undefined, started_at } as const;
      fc.pre(life.length > 0);
      expect(problemsOf(play([...life, delivery]).state, part)).toEqual([]);
    }),
    { endOnFailure: true },
  );
});

it('opens on refusals only if there were enough since the last delivery, over enough time', () => {
  const { refusals, seconds } = defaultPolicy.streak;
  fc.assert(
    fc.property(webhooks, (life) => {
      const of = life.filter(({ part }) => part === 'a');
      const at = ({ started_at }: Observation): number => Date.parse(started_at);
      const delivered = Math.max(...of.filter(({ outcome }) => outcome === 'success').map(at));
      const refused = of.filter((one) => one.cause === 'webhook_refused' && at(one) > delivered).map(at);
      const enough = refused.length >= refusals && Math.max(...refused) - Math.min(...refused) >= seconds * 1_000;
      expect(problemsOf(play(life).state, 'a').includes('webhook_refused')).toBe(enough);
    }),
    { numRuns: 500, endOnFailure: true },
  );
});

it('stays small after many observations', () => {
  fc.assert(
    fc.property(fc.array(observation({ min: 2, max: 4 }), { minLength: 500, maxLength: 600 }), (life) => {
      expect(JSON.stringify(play(life).state).length).toBeLessThan(12_000);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
