import type { Party } from '@linesman/contracts';
import type { ActionName } from './action-shapes';

export interface Route {
  /** Actions that are not taken, each with the reason that answers "why was nobody told". */
  skips: Partial<Record<ActionName, string>>;
  /** Whose task it is. */
  task_for: 'csm' | 'staff';
}

/** The party at fault decides who hears of it: what is our fault reaches staff, never the customer. */
export const routes: Record<Party, Route> = {
  customer: { skips: {}, task_for: 'csm' },
  customer_endpoint: { skips: {}, task_for: 'csm' },
  provider: { skips: { send_email: 'nothing_the_contact_could_do' }, task_for: 'csm' },
  nobody: { skips: { send_email: 'nothing_the_contact_could_do' }, task_for: 'csm' },
  us: {
    skips: { slack_dm: 'our_fault', send_email: 'our_fault', update_health_score: 'our_fault' },
    task_for: 'staff',
  },
};
