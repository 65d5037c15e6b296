import { PoisonError } from '../poison-error';
import { MAX_DEATHS, MAX_FAILURES, settleDeaths, settleFailure } from './settlement';

describe('settling a failed message', () => {
  it('makes poison a dead letter at once', () => {
    expect(settleFailure(new PoisonError('forged tenant'), 1)).toEqual({
      kind: 'dead-letter',
      reason: 'forged tenant',
    });
  });

  it('retries anything else, later each time', () => {
    const delays = Array.from({ length: MAX_FAILURES - 1 }, (_, i) => settleFailure(new Error('x'), i + 1)).map((s) =>
      s.kind === 'retry' ? s.delay_ms : NaN,
    );
    expect(delays[0]).toBe(200);
    expect([...delays].sort((a, b) => a - b)).toEqual(delays);
  });

  it('gives up after the last failure and says with what', () => {
    expect(settleFailure(new Error('boom'), MAX_FAILURES)).toEqual({
      kind: 'dead-letter',
      reason: `failed ${MAX_FAILURES} times, last with: boom`,
    });
  });

  it('counts only deaths against a message that runs alone', () => {
    expect(settleDeaths({ started: 9, failed: 8 })).toBeUndefined();
    expect(settleDeaths({ started: MAX_DEATHS, failed: 0 })).toBeUndefined();
    expect(settleDeaths({ started: MAX_DEATHS + 5, failed: 4 })?.kind).toBe('dead-letter');
  });
});
