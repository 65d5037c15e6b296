import type { Help } from '@linesman/contracts';
import type { KnownBlock } from '@slack/web-api';
import { helpsOf } from '../../signals/helps';
import type { SignalContext } from '../../signals/signal-context';
import { callEndedBy, contactNamed, zoneOf } from '../../signals/wording';
import {
  type Button,
  button,
  changeContactButton,
  context,
  ours,
  plain,
  type Rendering,
  slackTime,
  viewButton,
} from './block-elements';

const labels: Record<Help, (connection: string) => string> = {
  send_fix_instructions: () => 'Send Fix Instructions',
  schedule_tech_call: () => 'Schedule Tech Call',
  tell_customer: (connection) => `Tell the customer that ${connection} is down`,
};
/** What came of a call, as the CSM says. */
export const callButtons = [
  { action_id: 'tech_call_held', outcome: 'held', label: 'The call took place' },
  { action_id: 'tech_call_not_held', outcome: 'not_held', label: 'It did not take place' },
  { action_id: 'tech_call_cancelled', outcome: 'cancelled', label: 'Cancel the call' },
] as const;

const outcomes = {
  held: 'the call took place',
  not_held: 'the call did not take place',
  cancelled: 'cancelled the call',
};

/** Only what helps with this problem. Nothing is offered that would email a contact who gets no emails. */
export function alertButtons({ signal, contact_stopped }: SignalContext, { publicOrigin, value }: Rendering): Button[] {
  const { customer, connection_name, status_change } = signal.snapshot;
  const helping = helpsOf(signal.snapshot).filter((action): action is Help => action !== 'acknowledge');
  const offered =
    contact_stopped && customer
      ? [changeContactButton(publicOrigin, customer.customer_id)]
      : helping.map((action, i) =>
          button(action, labels[action](connection_name), { value, ...(i === 0 && { style: 'primary' }) }),
        );
  const acknowledge = button('acknowledge', 'Acknowledge', { value });
  return [
    ...offered,
    ...(offered.length === 0 ? [acknowledge] : []),
    viewButton(publicOrigin, status_change.integration_id),
  ];
}

/** The call that was offered: its times, or the one that the contact chose, and what came of it. */
export function techCallBlocks(told: SignalContext, { value }: Rendering): KnownBlock[] {
  const { tech_call: call, signal } = told;
  if (!call) return [];
  const name = contactNamed(signal.snapshot, call.contact);
  const zone = zoneOf(told);
  if (call.outcome === 'declined') return [plain(`Tech call: none of the offered times suits ${name}.`)];
  if (!call.starts_at)
    return [
      plain(`Times offered to ${name} for a tech call:`),
      ours(...call.slots.map((at) => `• ${slackTime(at, zone)}`)),
    ];
  const agreed = [plain(`Tech call with ${name}:`), ours(`${slackTime(call.starts_at, zone)}, half an hour`)];
  if (call.outcome) return [...agreed, context(`${callEndedBy(told)}: ${outcomes[call.outcome]}.`)];
  return [
    ...agreed,
    { type: 'actions', elements: callButtons.map(({ action_id, label }) => button(action_id, label, { value })) },
  ];
}
