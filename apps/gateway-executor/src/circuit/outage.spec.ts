import { afterCall, type Circuit, entryOf, withTrial } from './circuit';

const CALL_EVERY_MS = 50;
const failure = { cause: 'server_error' as const, message: 'answered 503' };

/**
 * A provider that is down from 0 to `down_ms`, and one caller. Time is a number here, so that the figures depend on no
 * machine. Each call takes `takes_ms`.
 */
function outage(down_ms: number, takes_ms: number) {
  const underWay: { id: string; began: number; ends: number }[] = [];
  const refused: number[] = [];
  let sent = 0;
  let circuit: Circuit | undefined;
  let succeeded: number | undefined;
  const end = ({ id, began, ends }: (typeof underWay)[number]): void => {
    const works = began >= down_ms;
    circuit = afterCall(circuit, id, works ? { kind: 'answered' } : { kind: 'failed', failure }, ends);
    if (works) succeeded ??= ends;
  };
  for (let now = 0; now < down_ms * 3 + 60_000; now += CALL_EVERY_MS) {
    while (underWay[0] && underWay[0].ends <= now) end(underWay.shift()!);
    const id = `e${now}`;
    const { kind } = entryOf(circuit, now);
    if (kind === 'trial') circuit = withTrial(circuit!, id, now);
    if (kind === 'refused') refused.push(now);
    else {
      underWay.push({ id, began: now, ends: now + takes_ms });
      if (now < down_ms) sent += 1;
    }
  }
  const late = refused.filter((at) => at >= down_ms);
  return { sent, late: late.length, cost_ms: Math.max(down_ms, ...late) - down_ms, works_ms: succeeded! - down_ms };
}

const lengths = Array.from({ length: 120 }, (_, at) => 500 * (at + 1));

it.each([0, 200, 900])(
  'costs at most 10 s of refusals after an outage of about 3 s, with calls of %i ms',
  (takes_ms) => {
    for (const down_ms of [2_000, 2_500, 2_800, 3_000, 3_300, 4_000, 5_000]) {
      const { cost_ms, works_ms } = outage(down_ms, takes_ms);
      expect(cost_ms).toBeLessThanOrEqual(10_000);
      expect(works_ms).toBeLessThanOrEqual(10_000);
    }
  },
);

it('costs little more than the outage itself, and never more than the longest wait', () => {
  for (const down_ms of lengths)
    expect(outage(down_ms, 0).cost_ms).toBeLessThanOrEqual(Math.min(down_ms + 1_000, 30_000));
});

it('asks a provider that fails seldom, however many calls there are', () => {
  expect(outage(60_000, 0).sent).toBeLessThanOrEqual(10);
});

it('refuses nothing once a trial was answered', () => {
  for (const down_ms of lengths) {
    const { cost_ms, works_ms } = outage(down_ms, 0);
    expect(cost_ms).toBeLessThanOrEqual(works_ms);
  }
});
