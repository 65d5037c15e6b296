import type { DailySummary, SummaryItem } from './summary';
import { headlineOf, partsOf } from './summary-in-words';

const none = { count: 0, items: [] };
const summary: DailySummary = {
  from: '2026-01-28T09:00:00.000Z',
  to: '2026-01-29T09:00:00.000Z',
  broke: none,
  still_open: none,
  near_limit: none,
  expiring: none,
  fixed: none,
  tasks_overdue: none,
  syncs: { runs: 0, failed: 0, failing_integrations: 0, failing: [] },
};
const item: SummaryItem = {
  signal_id: 's-1',
  integration_id: 'i-1',
  integration_name: 'Salesforce CRM Sync',
  connection_name: 'Salesforce',
  customer_name: 'TechCorp',
  severity: 'medium',
  reason: 'Most of the requests that Salesforce allows in a day are used',
  opened_at: '2026-01-29T08:00:00.000Z',
  closed_at: null,
  ends_at: null,
};

it('calls an integration near its limit neither broken nor still open', () => {
  const near = { ...summary, near_limit: { count: 1, items: [item] } };
  expect(headlineOf(near)).toBe('1 near the limit');
  expect(partsOf(near, 'utc')).toEqual([
    {
      heading: 'Near the limit of a day’s requests (1)',
      lines: [
        'TechCorp: Salesforce CRM Sync, medium, since Jan 29, 2026 at 8:00 AM UTC. Most of the requests that Salesforce allows in a day are used',
      ],
    },
  ]);
});
