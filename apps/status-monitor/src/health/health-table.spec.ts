import {
  type Cause,
  causeFacts,
  causes,
  measuredCauses,
  type Observation,
  observationSources,
  type Party,
} from '@linesman/contracts';
import fc from 'fast-check';
import { play, seen } from '../../test/play';
import { defaultPolicy } from './cause-table';
import type { MachineState } from './machine-state';

/** The health table of the design: each row holds whatever was observed before. Webhooks have theirs in convergence.spec. */
interface Row {
  causes: Cause[];
  party: Party;
  /** Whether the integration's status becomes `error`. */
  error: boolean;
  /** Which later successes end it. */
  ended_by: Record<Success, boolean>;
}

type Success = 'the same call' | 'another part' | 'the probe' | 'a token refresh' | 'new credentials' | 'a login';

const PART = 'SYNC_CONTACTS';
const successes: Record<Success, Partial<Observation>> = {
  'the same call': { part: PART },
  'another part': { part: 'SYNC_OPPORTUNITIES' },
  'the probe': { source: 'probe', part: 'probe' },
  'a token refresh': { source: 'refresh' },
  'new credentials': { source: 'probe', part: 'probe', credential_version: 3 },
  'a login': { source: 'sso', part: 'sso' },
};
const names = Object.keys(successes) as Success[];
const only = (...ending: Success[]) =>
  Object.fromEntries(names.map((name) => [name, ending.includes(name)])) as Row['ended_by'];

const atOnce: Row[] = [
  {
    causes: ['grant_revoked', 'refresh_refused', 'account_deactivated'],
    party: 'customer',
    error: true,
    ended_by: only('a token refresh', 'new credentials'),
  },
  { causes: ['api_key_rejected'], party: 'customer', error: true, ended_by: only('new credentials') },
  {
    causes: ['certificate_expired', 'sso_misconfigured'],
    party: 'customer',
    error: true,
    ended_by: only('the probe', 'new credentials'),
  },
  {
    causes: ['app_credentials_missing', 'invalid_client', 'refresh_interrupted'],
    party: 'us',
    error: true,
    ended_by: only('a token refresh', 'new credentials'),
  },
  {
    causes: ['lease_failed'],
    party: 'us',
    error: true,
    ended_by: only('the same call', 'another part', 'the probe', 'a token refresh', 'new credentials'),
  },
];
const scope: Row = {
  causes: ['insufficient_scope'],
  party: 'customer',
  error: false,
  ended_by: only('the same call'),
};
const provider: Cause[] = ['timeout', 'server_error', 'dns_failure', 'tls_failure'];
const never: Cause[] = ['rate_limited', 'busy', 'bad_request'];
/** Of webhooks and of logins, and what is no observation. Figures of many calls and schedules are in their own spec. */
const elsewhere: Cause[] = [
  'webhook_refused',
  'webhook_silent',
  'sso_logins_refused',
  'credentials_expiring',
  'rate_limit_near',
  ...measuredCauses,
  'sync_failed',
  'sync_late',
  'data_inconsistent',
];

it('has every cause in one row', () => {
  const rows = [...atOnce, scope].flatMap((row) => row.causes);
  expect([...rows, ...provider, ...never, ...elsewhere].sort()).toEqual([...causes].sort());
});

const MINUTES = 30;
const anything = fc
  .record({
    source: fc.constantFrom(...observationSources),
    cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
    part: fc.option(fc.constantFrom(PART, 'SYNC_OPPORTUNITIES', 'probe', 'sso'), { nil: undefined }),
    minute: fc.integer({ min: 0, max: MINUTES }),
  })
  .map(({ minute, ...rest }) => seen(minute * 60, rest));
const before = fc.array(anything, { maxLength: 40 });
const after = (minutes: number): number => (MINUTES + minutes) * 60;
const has = ({ health }: MachineState, cause: Cause): boolean => health.problems.some((one) => one.cause === cause);

describe.each(atOnce)('$causes', ({ causes: own, party, error, ended_by }) => {
  const cause = fc.constantFrom(...own);

  it(`disconnects at the first failure, by the fault of ${party}, whatever was seen before`, () => {
    fc.assert(
      fc.property(before, cause, (life, one) => {
        const { state } = play([...life, seen(after(1), { cause: one, part: PART })]);
        expect(state.health.status).toBe('disconnected');
        expect(state.health.problems).toContainEqual(expect.objectContaining({ cause: one, party }));
      }),
      { endOnFailure: true },
    );
    for (const one of own) expect(causeFacts[one]).toMatchObject({ party, stops_calls: error });
  });

  it.each(Object.entries(ended_by))('ends with a later success of %s: %s', (name, ends) => {
    fc.assert(
      fc.property(before, cause, (life, one) => {
        const failed = [...life, seen(after(1), { cause: one, part: PART })];
        expect(has(play([...failed, seen(after(2), successes[name as Success])]).state, one)).toBe(!ends);
      }),
      { endOnFailure: true },
    );
  });

  it('does not end with a success that began before the failure', () => {
    fc.assert(
      fc.property(before, cause, fc.constantFrom(...names), (life, one, name) => {
        const late = { ...seen(after(1), successes[name]), credential_version: 2 };
        expect(has(play([...life, seen(after(2), { cause: one, part: PART }), late]).state, one)).toBe(true);
      }),
      { endOnFailure: true },
    );
  });
});

describe('insufficient_scope', () => {
  const failed = (life: Observation[]) => [...life, seen(after(1), { cause: 'insufficient_scope', part: PART })];

  it('degrades at the first failure and names the part, whatever works besides', () => {
    const working = fc.array(anything.map((one) => ({ ...one, outcome: 'success' as const, cause: undefined })));
    fc.assert(
      fc.property(working, (life) => {
        const { health } = play(failed(life)).state;
        expect(health).toMatchObject({ status: 'degraded', party: scope.party, failing_parts: [PART] });
      }),
      { endOnFailure: true },
    );
    expect(causeFacts.insufficient_scope.stops_calls).toBe(scope.error);
  });

  it.each(Object.entries(scope.ended_by))('ends with a later success of %s: %s', (name, ends) => {
    fc.assert(
      fc.property(before, (life) => {
        const { health } = play([...failed(life), seen(after(2), successes[name as Success])]).state;
        const open = health.problems.some((one) => one.cause === 'insufficient_scope' && one.part === PART);
        expect(open).toBe(!ends);
      }),
      { endOnFailure: true },
    );
  });
});

/** The rule as the table says it: three of the last five open, two successes in a row close and begin anew. */
function failsByTheRule(outcomes: boolean[]): boolean {
  const { failures, of, successes_to_close } = defaultPolicy.window;
  let open = false;
  let last: boolean[] = [];
  for (const worked of outcomes) {
    last = [...last, worked].slice(-of);
    if (last.slice(-successes_to_close).filter(Boolean).length === successes_to_close) {
      open = false;
      last = last.slice(-successes_to_close);
    } else if (last.filter((one) => !one).length >= failures) open = true;
  }
  return open;
}

describe.each(provider)('%s', (cause) => {
  const calls = fc.array(fc.boolean(), { maxLength: 30 });
  const of = (part: string, outcomes: boolean[], from = 0) =>
    outcomes.map((worked, n) => seen(from + n, { part, ...(worked ? {} : { cause }) }));

  it('opens at three of the last five of a part and closes at two successes in a row, without the status `error`', () => {
    fc.assert(
      fc.property(calls, (outcomes) => {
        const { health } = play(of(PART, outcomes)).state;
        const open = failsByTheRule(outcomes);
        expect(health).toMatchObject({
          status: open ? 'disconnected' : 'healthy',
          party: open ? 'provider' : 'nobody',
        });
      }),
      { numRuns: 500, endOnFailure: true },
    );
    expect(causeFacts[cause]).toMatchObject({ party: 'provider', stops_calls: false });
  });

  it('degrades while another part works, and disconnects once every part fails', () => {
    fc.assert(
      fc.property(calls, calls, (one, other) => {
        fc.pre(failsByTheRule(one));
        // Newer than all of them, so that it counts as working.
        const works = [...of(PART, one), ...of('SYNC_OPPORTUNITIES', [...other, true, true], 100)];
        fc.pre(!failsByTheRule([...other, true, true]) && other.every(Boolean));
        expect(play(works).state.health).toMatchObject({ status: 'degraded', failing_parts: [PART] });
        const last = of('SYNC_OPPORTUNITIES', [false, false, false], 200);
        expect(play([...works, ...last]).state.health).toMatchObject({ status: 'disconnected', failing_parts: [] });
      }),
      { endOnFailure: true },
    );
  });
});

it.each(never)('%s never changes anything, however often it comes in between', (cause) => {
  const lives = fc.array(
    fc.oneof(
      anything,
      fc.nat({ max: MINUTES }).map((minute) => seen(minute * 60, { cause, part: PART })),
    ),
  );
  fc.assert(
    fc.property(lives, (life) => {
      const without = life.filter((one) => one.cause !== cause);
      const [all, some] = [play(life), play(without)];
      expect(all.transitions).toEqual(some.transitions);
      expect(all.state.health).toMatchObject({
        ...some.state.health,
        // Which of two problems of the same weight comes first may follow from how often health was derived.
        problems: expect.arrayContaining(some.state.health.problems) as unknown,
      });
    }),
    { endOnFailure: true },
  );
  expect(causeFacts[cause]).toMatchObject({ party: 'nobody', stops_calls: false });
});

it('logins that fail for what the customer configured follow the same rule, and no call to the provider ends them', () => {
  const logins = fc.array(fc.boolean(), { maxLength: 30 });
  const calls = before.map((life) => life.filter(({ part }) => part !== 'sso'));
  const login = (worked: boolean, n: number) =>
    seen(n, { source: 'sso', part: 'sso', ...(worked ? {} : { cause: 'sso_logins_refused' as const }) });
  fc.assert(
    fc.property(logins, calls, (outcomes, life) => {
      const { state } = play([...outcomes.map(login), ...life]);
      const open = state.health.problems.some((one) => one.cause === 'sso_logins_refused' && one.part === 'sso');
      expect(open).toBe(failsByTheRule(outcomes));
    }),
    { endOnFailure: true },
  );
  expect(causeFacts.sso_logins_refused).toMatchObject({ party: 'customer', stops_calls: false });
});

it('silence of an endpoint ends with a webhook after it, and with nothing else', () => {
  const endpoint = 'https://hooks.example/a';
  const webhook = (second: number, cause?: Cause) => seen(second, { source: 'webhook', part: endpoint, cause });
  const silent = ({ health }: MachineState) =>
    health.problems.some((one) => one.cause === 'webhook_silent' && one.part === endpoint);
  fc.assert(
    fc.property(before, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (life, since, heard) => {
      const quiet = [...life, webhook(after(since), 'webhook_silent')];
      expect(silent(play(quiet).state)).toBe(true);
      expect(silent(play([...quiet, webhook(after(heard))]).state)).toBe(heard <= since);
    }),
    { endOnFailure: true },
  );
  expect(causeFacts.webhook_silent).toMatchObject({ party: 'customer_endpoint', stops_calls: false });
});
