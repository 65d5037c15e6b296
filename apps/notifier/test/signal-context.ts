import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import type { SignalState } from '../src/signals/signal.entity';
import type { SignalContext } from '../src/signals/signal-context';
import { snapshot } from './snapshot';

/** What a message about a signal is made from. */
export function signalContext(over: Partial<SignalSnapshot> = {}, state: SignalState = 'open'): SignalContext {
  const opened = snapshot(over);
  const tenant_id = randomUUID();
  return {
    signal: {
      signal_id: opened.signal_id,
      tenant_id,
      state,
      version: 1,
      revision: 1,
      snapshot: opened,
      customer_id: opened.customer?.customer_id ?? null,
      integration_id: opened.status_change.integration_id,
      integration_type: opened.status_change.integration_type,
      customer_cause: 'refresh_refused',
      contact_email: opened.customer?.technical_contact?.email ?? null,
      csm_email: opened.customer?.csm?.email ?? null,
      assessment: null,
      outage: null,
      diagnosis: null,
      parked_requests: null,
      openings: 1,
      closed_at: state === 'open' ? null : new Date('2026-01-29T17:45:00Z'),
      created_at: new Date('2026-01-29T15:45:00Z'),
    },
    settings: {
      tenant_id,
      version: 1,
      product_name: 'PlanPilot',
      mail_from: 'care@planpilot.example',
      working_hours: { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] },
      slack_integration_id: null,
      slack_channel_id: null,
      slack_channel_name: null,
      time_zone: 'UTC',
      staff_alerts: null,
      daily_summary: null,
      reminders: null,
      digest: null,
      language: null,
      brand: null,
    },
    audience: 'csm',
    template: null,
    staff_tasks: [],
    responses: [],
    link_steps: [],
    contact_stopped: null,
    tech_call: null,
    approvals: [],
    handling: null,
  };
}
