import { healthStrip } from './health-strip';

const history = {
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-02T00:00:00Z',
  watched_since: '2025-12-01T00:00:00Z',
  status_at_start: 'healthy' as const,
  transitions: [],
};
const lost = {
  old_status: 'healthy',
  new_status: 'disconnected',
  cause: null,
  failure_reason: 'OAuth token expired',
} as const;
const back = { old_status: 'disconnected', new_status: 'healthy', cause: null, failure_reason: null } as const;

it('is one bar while nothing happens', () => {
  expect(healthStrip(history)).toMatchObject({
    bars: [{ x: 0, width: 1_000, status: 'healthy' }],
    summary: 'Healthy all the time.',
    interruptions: [],
  });
});

it('shows each interruption where it was, and says how long it lasted and why', () => {
  const transitions = [
    { ...lost, at: '2026-01-01T06:00:00Z' },
    { ...back, at: '2026-01-01T12:00:00Z' },
  ];
  const strip = healthStrip({ ...history, transitions });
  expect(strip.bars.map(({ x, width, status }) => [x, width, status])).toEqual([
    [0, 250, 'healthy'],
    [250, 250, 'disconnected'],
    [500, 500, 'healthy'],
  ]);
  expect(strip.summary).toBe('Healthy 75% of the time. One interruption, 6 h in total.');
  expect(strip.interruptions).toMatchObject([{ lasted: '6 h', cause: 'OAuth token expired', ongoing: false }]);
});

it('keeps a short interruption wide enough to be seen, at the very end too', () => {
  const strip = healthStrip({ ...history, transitions: [{ ...lost, at: '2026-01-01T23:59:59Z' }] });
  expect(strip.bars.at(-1)).toMatchObject({ x: 996, width: 4, status: 'disconnected' });
  expect(strip.interruptions).toMatchObject([{ ongoing: true, lasted: '1 s' }]);
  expect(strip.summary).toContain('Healthy 99.9% of the time.');
});

it('does not count the time before the first check as healthy', () => {
  const strip = healthStrip({ ...history, watched_since: '2026-01-01T12:00:00Z' });
  expect(strip.bars.map(({ width, status }) => [width, status])).toEqual([
    [500, 'unwatched'],
    [500, 'healthy'],
  ]);
  expect(strip.summary).toBe('No interruption in the 12 h that it was watched.');
});

it('gives no percentage of time that nobody watched', () => {
  const transitions = [{ ...lost, at: '2026-01-01T23:57:00Z' }];
  const strip = healthStrip({ ...history, watched_since: '2026-01-01T23:49:00Z', transitions });
  expect(strip.summary).toBe('Healthy for 8 min of the 11 min that it was watched. One interruption, 3 min in total.');
  expect(healthStrip({ ...history, watched_since: history.to }).summary).not.toContain('%');
});

it('names the last five interruptions and counts the rest', () => {
  const transitions = Array.from({ length: 7 }, (_, n) => [
    { ...lost, at: `2026-01-01T0${n}:00:00Z` },
    { ...back, at: `2026-01-01T0${n}:30:00Z` },
  ]).flat();
  const strip = healthStrip({ ...history, transitions });
  expect(strip.interruptions.map(({ from }) => from.slice(11, 13))).toEqual(['06', '05', '04', '03', '02']);
  expect(strip.more_interruptions).toBe(2);
});
