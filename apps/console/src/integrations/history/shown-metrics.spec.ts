import { shownMetrics } from './shown-metrics';

const figures = { calls: 1_200, failures: 1, success_percent: 99.9, p50_ms: 110, p95_ms: 4_900 };
const metrics = {
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-01T01:00:00Z',
  step_seconds: 900,
  syncs: [{ capability_code: 'SYNC_CONTACTS', last_synced_at: '2026-01-01T00:30:00Z', stale_after: null }],
};

it('show the figures of each part, and how slow it was when', () => {
  const usual = { success_percent: 99.9, p50_ms: 110, p95_ms: 610 };
  const points = [
    { at: '2026-01-01T00:00:00Z', ...figures },
    { at: '2026-01-01T00:45:00Z', ...figures, calls: 2, p95_ms: 2_450 },
  ];
  expect(shownMetrics({ ...metrics, parts: [{ part: 'SYNC_CONTACTS', ...figures, usual, points }] })).toEqual([
    {
      part: 'Sync contacts',
      calls: '1,200',
      success: '99.9%',
      p50: '110 ms',
      p95: '4.9 s',
      usually: '610 ms',
      synced_at: '2026-01-01T00:30:00Z',
      bars: [
        { x: 0, y: 0, width: 30, height: 24 },
        { x: 90, y: 12, width: 30, height: 12 },
      ],
      rows: [
        { at: '2026-01-01T00:45:00Z', calls: '2', success: '99.9%', p50: '110 ms', p95: '2.4 s' },
        { at: '2026-01-01T00:00:00Z', calls: '1,200', success: '99.9%', p50: '110 ms', p95: '4.9 s' },
      ],
    },
  ]);
});

it('draw nothing where no call succeeded', () => {
  const failed = { calls: 3, failures: 3, success_percent: 0, p50_ms: null, p95_ms: null };
  const points = [{ at: '2026-01-01T00:00:00Z', ...failed }];
  const [part] = shownMetrics({ ...metrics, parts: [{ part: '', ...failed, usual: null, points }] });
  expect(part).toMatchObject({
    part: 'Other calls',
    success: '0%',
    p50: '–',
    p95: '–',
    usually: '–',
    synced_at: undefined,
    bars: [],
  });
});
