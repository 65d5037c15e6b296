import { hoursAgo } from './integration-world';

/** What the status-monitor knows of a signal's problem. */
export const diagnosisSample = ({
  signal_id,
  customer_id,
  hostile,
}: Record<'signal_id' | 'customer_id' | 'hostile', string>) => ({
  signal_id,
  as_of: hoursAgo(0),
  cause: 'refresh_refused',
  party_at_fault: 'customer',
  failing_since: hoursAgo(3),
  last_worked_at: hoursAgo(4),
  certainty: 'confirmed',
  evidence: [{ kind: 'observations', says: 'for', text: 'It was seen 5 times, by a probe and an execution' }],
  tried: [
    {
      what: 'probe',
      at: hoursAgo(2),
      last_at: hoursAgo(1),
      times: 4,
      outcome: 'failed',
      answer: `HTTP 400: ${hostile}`,
    },
    { what: 'execution', at: hoursAgo(3), times: 1, outcome: 'failed', answer: 'invalid_grant', part: 'SYNC_CONTACTS' },
  ],
  next_check_at: hoursAgo(-20),
  previous: {
    count: 2,
    last: { began_at: hoursAgo(100), ended_at: hoursAgo(97), resolution: 'verified', reconnected: true },
  },
  likely_fix: { remedy: 'reconnect', steps: [] },
  impact: {
    lines: ['Contacts are no longer synced (14 times in the last 30 days; late by 2 hours)'],
    stopped: ['Contacts are no longer synced'],
    not_used: ['PUSH_SCORE'],
    facts: ['2 products, 1 subscription', '42 requests wait'],
    not_known: [] as string[],
    arr: 200_000,
    dependents: {
      serves: [
        { entity_type: 'customer', count: 1, ids: [customer_id] },
        { entity_type: 'product', count: 21, ids: ['crm', hostile] },
      ],
      customers: [{ customer_id, name: hostile }],
      billing: {
        count: 1,
        due_soon: 1,
        next: [
          {
            subscription_id: 'sub_1',
            amount: '100.00',
            currency: 'USD',
            interval: 'month',
            interval_count: 3,
            next_on: '2026-12-01',
          },
        ],
      },
    },
    workload: {
      counted_from: hoursAgo(720),
      more: false,
      capabilities: [],
      waiting: { count: 42, first_deadline: hoursAgo(-1) },
      failed_since: 0,
      syncs: [],
    },
  },
});
