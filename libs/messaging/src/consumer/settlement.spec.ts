import { PoisonError } from '../poison-error';
import { MAX_DEATHS, MAX_FAILURES, settleDeaths, settleFailure } from './settlement';

describe('settling a failed message', () => {
  it('makes poison a dead letter at once', () => {
    expect(settleFailure(new PoisonError('forged tenant'), 1)).toEqual({
      kind: 'dead-letter',
      reason: 'forged tenant',
    });
  });

  it('retries anything else, later each time, and from the second failure on out of the stream', () => {
    const settled = Array.from({ length: MAX_FAILURES - 1 }, (_, i) => settleFailure(new Error('x'), i + 1));
    const delays = settled.map((it) => (it.kind === 'dead-letter' ? NaN : it.delay_ms));
    expect(delays[0]).toBe(200);
    expect([...delays].sort((a, b) => a - b)).toEqual(delays);
    const kinds = settled.map(({ kind }) => kind);
    expect([kinds[0], ...new Set(kinds.slice(1))]).toEqual(['retry', 'defer']);
  });

  it('gives up after the last failure and says with what', () => {
    expect(settleFailure(new Error('boom'), MAX_FAILURES)).toEqual({
      kind: 'dead-letter',
      reason: `failed ${MAX_FAILURES} times, last with: boom`,
    });
  });

  it('counts only deaths against a message that runs alone', () => {
    expect(settleDeaths(0)).toBeUndefined();
    expect(settleDeaths(MAX_DEATHS)).toBeUndefined();
    expect(settleDeaths(MAX_DEATHS + 1)?.kind).toBe('dead-letter');
  });
});
