import type { ShadowRules, ShadowSignal } from '../../upstream/answers';
import { numbersOf, progressOf, shownSignal } from './shown-rules';

const rules = { failures: 4, of: 8, successes_to_close: 2, refusals: 5, refused_seconds: 600 } as ShadowRules;
const signal = {
  outcome: 'later',
  live_opened_at: '2026-01-29T10:00:00Z',
  shadow_opened_at: '2026-01-29T10:05:00Z',
  live_severity: 'high',
  shadow_severity: 'low',
  told: [
    { audience: 'csm', channel: 'slack', recipient: 'j…' },
    { audience: 'contact', channel: 'email', recipient: 'b…', reason: 'closed_before_told' },
  ],
} as ShadowSignal;

it('says what rules count', () => {
  expect(numbersOf(rules)).toBe('4 of 8 calls fail, 2 succeed; 5 webhooks refused over 600 s');
});

it.each([
  [null, null, 'Waits to be evaluated'],
  [null, 0.567, 'Being evaluated: 56%'],
  ['2026-01-29T10:00:00Z', null, 'Evaluated'],
])('says how far an evaluation is', (evaluated_to, progress, expected) => {
  expect(progressOf({ ...rules, evaluated_to, progress })).toBe(expected);
});

it('says how much later a signal would have opened, and whether anybody would have been told', () => {
  expect(shownSignal(signal)).toMatchObject({ label: 'Later', by: '5 min', severity: 'low', nobody: false });
  expect(shownSignal({ ...signal, told: signal.told!.slice(1) })).toMatchObject({ nobody: true, not_asked: false });
  expect(shownSignal({ ...signal, told: null })).toMatchObject({ nobody: false, not_asked: true });
});
