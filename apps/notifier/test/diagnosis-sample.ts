import type { Impact, SignalDiagnosis } from '@linesman/contracts';

/** A diagnosis of the signal in the example of PRD-101. */
export const diagnosisOf = (signal_id: string, impact: Partial<Impact> = {}): SignalDiagnosis => ({
  signal_id,
  as_of: '2026-01-29T18:45:00.000Z',
  cause: 'refresh_refused',
  party_at_fault: 'customer',
  failing_since: '2026-01-29T15:45:00.000Z',
  certainty: 'confirmed',
  evidence: [{ kind: 'observations', says: 'for', text: 'It was seen 5 times, by a probe and an execution' }],
  tried: [],
  previous: {
    count: 2,
    last: {
      began_at: '2026-01-02T03:04:00.000Z',
      ended_at: '2026-01-02T06:04:00.000Z',
      resolution: 'verified',
      reconnected: true,
    },
  },
  likely_fix: { remedy: 'reconnect', steps: [] },
  impact: {
    lines: ['CRM data sync stopped (14 times in the last 30 days; late by 2 hours)', '2 products use it'],
    stopped: ['CRM data sync stopped', '2 products use it'],
    not_used: ['PUSH_SCORE'],
    facts: ['2 products, 1 subscription', '42 requests wait', '3 subscriptions billed through it, 2 by tomorrow'],
    not_known: [],
    syncs_stopped: 'only',
    ...impact,
  },
});
