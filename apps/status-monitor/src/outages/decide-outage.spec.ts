import fc from 'fast-check';
import { decideOutage, type Evidence, outagePolicy, type Phase } from './decide-outage';

const none: Evidence = { failing: 0, customers: 0, called: 0, still_failing: 0, unproven: 0 };

it.each<[string, Phase, number, Partial<Evidence>, Phase]>([
  ['nothing fails', 'none', 0, { called: 100 }, 'none'],
  ['too few customers', 'none', 0, { failing: 50, customers: 2, called: 50 }, 'none'],
  ['too small a share', 'none', 0, { failing: 29, customers: 29, called: 100 }, 'none'],
  ['enough of both', 'none', 0, { failing: 30, customers: 3, called: 100 }, 'open'],
  ['all of a small provider', 'none', 0, { failing: 3, customers: 3, called: 3 }, 'open'],
  ['fewer than open it', 'open', 0, { failing: 12, customers: 2, called: 100, still_failing: 12 }, 'open'],
  ['a share below the lower one', 'open', 0, { failing: 9, customers: 9, called: 100, still_failing: 9 }, 'recovering'],
  [
    'too few customers even to go on',
    'open',
    0,
    { failing: 9, customers: 1, called: 9, still_failing: 9 },
    'recovering',
  ],
  ['nobody called', 'open', 0, { still_failing: 9 }, 'open'],
  ['no member fails any more, and nobody called', 'open', 0, {}, 'recovering'],
  ['it recovers too shortly', 'recovering', 59, { called: 100 }, 'recovering'],
  ['it has recovered', 'recovering', 60, { called: 100 }, 'none'],
  [
    'it has recovered, but for few',
    'recovering',
    60,
    { called: 100, failing: 5, customers: 5, still_failing: 5 },
    'none',
  ],
  ['some were not called again', 'recovering', 599, { called: 100, still_failing: 5, unproven: 1 }, 'recovering'],
  ['some cannot be called', 'recovering', 600, { called: 100, still_failing: 5, unproven: 1 }, 'none'],
  ['it fails again', 'recovering', 60, { called: 100, failing: 10, customers: 2, still_failing: 10 }, 'open'],
])('%s: %s', (_, phase, recovering_seconds, evidence, next) => {
  expect(decideOutage({ phase, recovering_seconds }, { ...none, ...evidence }, outagePolicy)).toBe(next);
});

const count = fc.nat({ max: 10_000 });
const evidences = fc
  .record({ called: count, failing: count, customers: count, still_failing: count, unproven: count })
  .map((all): Evidence => {
    const failing = Math.min(all.failing, all.called);
    const still_failing = Math.max(failing, all.still_failing);
    return {
      called: all.called,
      failing,
      customers: Math.min(all.customers, failing),
      still_failing,
      unproven: Math.min(all.unproven, still_failing),
    };
  });
const seconds = fc.nat({ max: 2_000 });
const decide = (phase: Phase, recovering_seconds: number, evidence: Evidence) =>
  decideOutage({ phase, recovering_seconds }, evidence, outagePolicy);

describe('whatever the evidence', () => {
  it('what opens an outage also keeps it open', () => {
    fc.assert(
      fc.property(evidences, seconds, (evidence, since) => {
        if (decide('none', 0, evidence) !== 'open') return;
        expect(decide('open', 0, evidence)).toBe('open');
        expect(decide('recovering', since, evidence)).toBe('open');
      }),
    );
  });

  it('more failures never end what fewer keep open', () => {
    fc.assert(
      fc.property(evidences, fc.nat({ max: 500 }), (evidence, more) => {
        if (evidence.called === 0 || decide('open', 0, evidence) !== 'open') return;
        const worse = {
          ...evidence,
          failing: evidence.failing + more,
          called: evidence.called + more,
          customers: evidence.customers + more,
          still_failing: evidence.still_failing + more,
        };
        expect(decide('open', 0, worse)).toBe('open');
      }),
    );
  });

  it('an open outage never closes without recovering first, and never before its time', () => {
    fc.assert(
      fc.property(evidences, seconds, (evidence, since) => {
        expect(decide('open', since, evidence)).not.toBe('none');
        if (decide('recovering', since, evidence) === 'none')
          expect(since).toBeGreaterThanOrEqual(outagePolicy.recovering_seconds);
      }),
    );
  });

  it('where nobody was called, only that no member fails ends an outage', () => {
    fc.assert(
      fc.property(count, (still_failing) => {
        const next = decide('open', 0, { ...none, still_failing });
        expect(next).toBe(still_failing === 0 ? 'recovering' : 'open');
      }),
    );
  });
});
