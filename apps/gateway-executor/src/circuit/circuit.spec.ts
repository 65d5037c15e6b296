import { afterCall, type Circuit, type Ended, entryOf, withTrial } from './circuit';

const failure = { cause: 'server_error' as const, message: 'answered 503' };
const failed: Ended = { kind: 'failed', failure };
const answered: Ended = { kind: 'answered' };
const unproven: Ended = { kind: 'unproven' };
const ends = { f: failed, a: answered, u: unproven };

type Step = keyof typeof ends;

/** One letter for each call, each of another execution unless `of` says which. */
const after = (steps: string, of: (at: number) => string = (at) => `e${at}`): Circuit | undefined =>
  [...steps].reduce<Circuit | undefined>(
    (circuit, step, at) => afterCall(circuit, of(at), ends[step as Step], 0),
    undefined,
  );

const kindOf = (circuit: Circuit | undefined, now = 0) => entryOf(circuit, now).kind;

it.each([
  ['is closed without any call', '', 'closed'],
  ['stays closed after two failures', 'ff', 'closed'],
  ['opens after three failures of three calls', 'fff', 'refused'],
  ['opens after three failures of the last five calls', 'fafaf', 'refused'],
  ['forgets failures that are older than the last five calls', 'ffaaaf', 'closed'],
  ['counts no call that shows nothing', 'ffuuu', 'closed'],
  ['does not forget because of calls that show nothing', 'ffuuuf', 'refused'],
])('%s', (_, steps, kind) => {
  expect(kindOf(after(steps))).toBe(kind);
});

it('needs no circuit once the last five calls were answered', () => {
  expect(after('ffaaaaa')).toBeUndefined();
  expect(entryOf(undefined, 0)).toEqual({ kind: 'closed', nothing_stored: true });
  expect(entryOf(after('f'), 0)).toEqual({ kind: 'closed', nothing_stored: false });
});

it('counts one execution once, however often it is tried', () => {
  expect(kindOf(after('ffffff', () => 'one'))).toBe('closed');
  expect(after('fa', () => 'one')).toBeUndefined();
});

it('says how the provider failed and when the next trial is', () => {
  expect(entryOf(after('fff'), 400)).toEqual({ kind: 'refused', failure, retry_in_ms: 600 });
});

describe('an open circuit', () => {
  const open = after('fff')!;
  const trying = withTrial(open, 'trial', 1_000);

  it.each([
    ['lets no call through before the first trial', open, 999, 'refused'],
    ['lets a trial through after a second', open, 1_000, 'trial'],
    ['lets no second call through beside a trial', trying, 5_000, 'refused'],
    ['lets another trial through if the process of the first one died', trying, 13_000, 'trial'],
  ])('%s', (_, circuit, now, kind) => {
    expect(kindOf(circuit, now)).toBe(kind);
  });

  it('is closed by a trial that the provider answers', () => {
    expect(afterCall(trying, 'trial', answered, 2_000)).toBeUndefined();
  });

  it('takes no notice of calls that began before it opened', () => {
    expect(afterCall(trying, 'e0', answered, 2_000)).toBe(trying);
    expect(afterCall(open, 'e9', failed, 2_000)).toBe(open);
  });

  it('lets the next trial through at once when a trial showed nothing', () => {
    expect(kindOf(afterCall(trying, 'trial', unproven, 2_000), 2_000)).toBe('trial');
  });

  it('waits twice as long after each trial that fails, up to 30 seconds', () => {
    const waits: number[] = [];
    let circuit: Circuit | undefined = open;
    for (let trial = 0; trial < 7; trial += 1) {
      circuit = afterCall(withTrial(circuit!, 'trial', 0), 'trial', failed, 0);
      const entry = entryOf(circuit, 0);
      waits.push(entry.kind === 'refused' ? entry.retry_in_ms : 0);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('tells the error of the last trial', () => {
    const late = { cause: 'timeout' as const, message: 'no answer' };
    const circuit = afterCall(trying, 'trial', { kind: 'failed', failure: late }, 2_000);
    expect(entryOf(circuit, 2_000)).toMatchObject({ failure: late });
  });
});
