import type { State } from '../integrations/history/periods';
import { disconnections } from './disconnections';

const bounds = { from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
type Row = [from: string, state: State, failure_reason?: string];

/** The periods of one integration, each until the next one. */
function lane(integration_name: string, healthy_percent: number | null, ...rows: Row[]) {
  const periods = rows.map(([from, state, failure_reason = null], n) => ({
    from,
    to: rows[n + 1]?.[0] ?? bounds.to,
    state,
    cause: null,
    failure_reason,
  }));
  const named = { integration_id: integration_name, integration_name, from: bounds.from };
  return { ...named, periods, watched_seconds: 0, healthy_percent };
}
const files = lane('Files', 100, [bounds.from, 'healthy']);

it('draws a lane for each integration, with each interruption in its place', () => {
  const crm = lane(
    'CRM',
    90,
    [bounds.from, 'healthy'],
    ['2026-01-10T00:00:00.000Z', 'disconnected', 'Revoked'],
    ['2026-01-19T00:00:00.000Z', 'healthy'],
  );
  const { lanes, summary, days } = disconnections({ ...bounds, lanes: [crm, files] });
  expect(days).toBe(90);
  expect(summary).toBe('1 interruption in the last 90 days.');
  expect(lanes[0]!.bars.map(({ x, width, state }) => [x, width, state])).toEqual([
    [0, 100, 'healthy'],
    [100, 100, 'disconnected'],
    [200, 800, 'healthy'],
  ]);
  expect(lanes[0]).toMatchObject({
    summary: '1 interruption, healthy 90% of the time',
    interruptions: [{ state: 'Disconnected', lasted: '9 d', cause: 'Revoked', ongoing: false }],
  });
  expect(lanes[1]).toMatchObject({ summary: 'No interruption', interruptions: [] });
});

it('keeps a short interruption visible, and says what is ongoing and which integration is interrupted most', () => {
  const shaky = lane(
    'Shaky',
    99.9,
    [bounds.from, 'healthy'],
    ['2026-02-01T00:00:00.000Z', 'degraded'],
    ['2026-02-01T00:01:00.000Z', 'healthy'],
    ['2026-03-31T23:59:00.000Z', 'disconnected'],
  );
  const { lanes, summary, most_often } = disconnections({ ...bounds, lanes: [files, shaky] });
  expect([summary, most_often]).toEqual(['2 interruptions in the last 90 days. One is ongoing.', 'Shaky']);
  expect(lanes[1]!.bars.at(-1)).toMatchObject({ x: 995, width: 5, state: 'disconnected' });
  expect(lanes[1]!.summary).toBe('2 interruptions, healthy 99.9% of the time');
});

it('says so when there was no interruption', () => {
  expect(disconnections({ ...bounds, lanes: [files] }).summary).toBe('No interruption in the last 90 days.');
});

it('does not call quiet what nobody watched, or what never worked', () => {
  const unseen = lane('Unseen', null, [bounds.from, 'unknown']);
  const later = lane('Later', 100, [bounds.from, 'unknown'], ['2026-03-31T00:00:00.000Z', 'healthy']);
  const never = lane('Never', null, [bounds.from, 'unknown'], ['2026-03-31T00:00:00.000Z', 'never_worked']);
  const all = disconnections({ ...bounds, lanes: [unseen, later, never] });
  expect(all.lanes.map(({ summary }) => summary)).toEqual([
    'Not watched',
    'No interruption in the 1\u00a0d that it was watched',
    'No call has succeeded yet',
  ]);
  expect(all.summary).toBe('No interruption is known in the last 90 days; not all of them were watched.');
  expect(disconnections({ ...bounds, lanes: [unseen, never] }).summary).toBe('Nothing is known of the last 90 days.');
});
