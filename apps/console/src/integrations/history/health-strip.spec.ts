import { healthStrip } from './health-strip';
import type { State } from './periods';

const to = '2026-01-02T00:00:00Z';
type Row = [from: string, state: State, failure_reason?: string];

/** A history of these periods, each until the next one, with the figures that the API gives for them. */
function history(...rows: Row[]) {
  const periods = rows.map(([from, state, failure_reason = null], n) => {
    const until = rows[n + 1]?.[0];
    return {
      from: `2026-01-01T${from}Z`,
      to: until ? `2026-01-01T${until}Z` : to,
      state,
      cause: null,
      failure_reason,
    };
  });
  const seconds = (...states: State[]) =>
    periods
      .filter(({ state }) => states.includes(state))
      .reduce((sum, one) => sum + (Date.parse(one.to) - Date.parse(one.from)) / 1_000, 0);
  const watched_seconds = seconds('healthy', 'degraded', 'disconnected');
  const share = Math.floor((seconds('healthy') / watched_seconds) * 1_000) / 10;
  const healthy_percent = watched_seconds > 0 ? share : null;
  return { from: periods[0]!.from, to, periods, watched_seconds, healthy_percent };
}

it('is one bar while nothing happens', () => {
  expect(healthStrip(history(['00:00:00', 'healthy']))).toMatchObject({
    bars: [{ x: 0, width: 1_000, state: 'healthy' }],
    summary: 'Healthy all the time.',
    interruptions: [],
  });
});

it('shows each interruption where it was, and says how long it lasted and why', () => {
  const strip = healthStrip(
    history(['00:00:00', 'healthy'], ['06:00:00', 'disconnected', 'OAuth token expired'], ['12:00:00', 'healthy']),
  );
  expect(strip.bars.map(({ x, width, state }) => [x, width, state])).toEqual([
    [0, 250, 'healthy'],
    [250, 250, 'disconnected'],
    [500, 500, 'healthy'],
  ]);
  expect(strip.summary).toBe('Healthy 75% of the time. One interruption, 6\u00a0h in total.');
  expect(strip.interruptions).toMatchObject([{ lasted: '6 h', cause: 'OAuth token expired', ongoing: false }]);
});

it('keeps a short interruption wide enough to be seen, at the very end too', () => {
  const strip = healthStrip(history(['00:00:00', 'healthy'], ['23:59:59', 'disconnected']));
  expect(strip.bars.at(-1)).toMatchObject({ x: 996, width: 4, state: 'disconnected' });
  expect(strip.interruptions).toMatchObject([{ ongoing: true, lasted: '1 s' }]);
  expect(strip.summary).toContain('Healthy 99.9% of the time.');
});

it('shows time that nobody watched as such, and gives no percentage of it', () => {
  const strip = healthStrip(history(['00:00:00', 'unknown'], ['12:00:00', 'healthy']));
  expect(strip.bars.map(({ width, label }) => [width, label])).toEqual([
    [500, 'Not watched'],
    [500, 'Healthy'],
  ]);
  expect(strip.summary).toBe('No interruption in the 12\u00a0h that it was watched.');
  const shaky = history(['00:00:00', 'unknown'], ['23:49:00', 'healthy'], ['23:57:00', 'disconnected']);
  expect(healthStrip(shaky).summary).toBe(
    'Healthy for 8\u00a0min of the 11\u00a0min that it was watched. One interruption, 3\u00a0min in total.',
  );
});

it('calls nothing healthy that nobody watched, or that never worked', () => {
  expect(healthStrip(history(['00:00:00', 'unknown'])).summary).toBe('Nobody has watched it in this time.');
  const never = healthStrip(history(['00:00:00', 'unknown'], ['12:00:00', 'never_worked']));
  expect(never.summary).toBe('No call has succeeded yet.');
  expect(never.bars[1]).toMatchObject({ state: 'never_worked', label: 'Never worked' });
});

it('names the last five interruptions and counts the rest', () => {
  const rows = Array.from({ length: 7 }, (_, n): Row[] => [
    [`0${n}:00:00`, 'disconnected'],
    [`0${n}:30:00`, 'healthy'],
  ]).flat();
  const strip = healthStrip(history(...rows));
  expect(strip.interruptions.map(({ from }) => from.slice(11, 13))).toEqual(['06', '05', '04', '03', '02']);
  expect(strip.more_interruptions).toBe(2);
});
