import { disconnections } from './disconnections';

const bounds = { from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
const lane = (
  integration_name: string,
  ...transitions: [string, 'healthy' | 'degraded' | 'disconnected', string?][]
) => ({
  integration_id: integration_name,
  integration_name,
  watched_since: '2025-12-01T00:00:00.000Z',
  status_at_start: 'healthy' as const,
  transitions: transitions.map(([at, new_status, failure_reason = null]) => ({ at, new_status, failure_reason })),
});

it('draws a lane for each integration, with each interruption in its place', () => {
  const crm = lane(
    'CRM',
    ['2026-01-10T00:00:00.000Z', 'disconnected', 'Revoked'],
    ['2026-01-19T00:00:00.000Z', 'healthy'],
  );
  const { lanes, summary, days } = disconnections({ ...bounds, lanes: [crm, lane('Files')] });
  expect(days).toBe(90);
  expect(summary).toBe('1 interruption in the last 90 days.');
  expect(lanes[0]!.bars.map(({ x, width, status }) => [x, width, status])).toEqual([
    [0, 100, 'healthy'],
    [100, 100, 'disconnected'],
    [200, 800, 'healthy'],
  ]);
  expect(lanes[0]).toMatchObject({
    summary: '1 interruption, healthy 90% of the time',
    interruptions: [{ status: 'Disconnected', lasted: '9 d', cause: 'Revoked', ongoing: false }],
  });
  expect(lanes[1]).toMatchObject({ summary: 'No interruption', interruptions: [] });
});

it('keeps a short interruption visible, and says what is ongoing and which integration is interrupted most', () => {
  const shaky = lane(
    'Shaky',
    ['2026-02-01T00:00:00.000Z', 'degraded'],
    ['2026-02-01T00:01:00.000Z', 'healthy'],
    ['2026-03-31T23:59:00.000Z', 'disconnected'],
  );
  const { lanes, summary, most_often } = disconnections({ ...bounds, lanes: [lane('Files'), shaky] });
  expect([summary, most_often]).toEqual(['2 interruptions in the last 90 days. One is ongoing.', 'Shaky']);
  expect(lanes[1]!.bars.at(-1)).toMatchObject({ x: 995, width: 5, status: 'disconnected' });
  expect(lanes[1]!.summary).toBe('2 interruptions, healthy 99.9% of the time');
});

it('says so when there was no interruption', () => {
  expect(disconnections({ ...bounds, lanes: [lane('Files')] }).summary).toBe('No interruption in the last 90 days.');
});
