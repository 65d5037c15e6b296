import type { Help } from '@linesman/contracts';
import type { Approval } from '../signals/approval';
import { helpsOf } from '../signals/helps';
import type { SignalContext } from '../signals/signal-context';

/** A button of a message. `action`: what it does, by which it is known when somebody presses it. */
export interface OfferedButton {
  action: string;
  label: string;
  primary?: boolean;
}

const labels: Record<Help, (connection: string) => string> = {
  send_fix_instructions: () => 'Send Fix Instructions',
  schedule_tech_call: () => 'Schedule Tech Call',
  tell_customer: (connection) => `Tell the customer that ${connection} is down`,
};

/** Only what helps with this problem. Nothing is offered that would email a contact who gets no emails. */
export function responseButtons({ signal, contact_stopped }: SignalContext): OfferedButton[] {
  const { snapshot } = signal;
  if (contact_stopped && snapshot.customer) return [];
  const helping = helpsOf(snapshot).filter((action): action is Help => action !== 'acknowledge');
  if (helping.length === 0) return [{ action: 'acknowledge', label: 'Acknowledge' }];
  return helping.map((action, at) => ({
    action,
    label: labels[action](snapshot.connection_name),
    ...(at === 0 && { primary: true }),
  }));
}

/** What came of a call, as the CSM says. */
export const callButtons = [
  { action: 'tech_call_held', outcome: 'held', label: 'The call took place' },
  { action: 'tech_call_not_held', outcome: 'not_held', label: 'It did not take place' },
  { action: 'tech_call_cancelled', outcome: 'cancelled', label: 'Cancel the call' },
] as const;

/** What the buttons of a question begin with. */
export const APPROVAL_BUTTON = 'approval';

export const approvalButtons = ({ key }: Approval): OfferedButton[] => [
  { action: `${APPROVAL_BUTTON}.approved.${key}`, label: 'Approve', primary: true },
  { action: `${APPROVAL_BUTTON}.refused.${key}`, label: 'Refuse' },
];
