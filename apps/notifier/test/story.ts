import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import type { Story } from '../src/deliveries/assignment';
import type { SignalState } from '../src/signals/signal.entity';
import { snapshot } from './snapshot';

/** What is known of a signal when something is said about it. */
export function story(over: Partial<SignalSnapshot> = {}, state: SignalState = 'open'): Story {
  const told = snapshot(over);
  const tenant_id = randomUUID();
  return {
    signal: {
      signal_id: told.signal_id,
      tenant_id,
      state,
      version: 1,
      revision: 1,
      snapshot: told,
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
    },
    responses: [],
  };
}
