import type { DeliveryChannelName } from '@linesman/contracts';
import type { Audience } from '../signals/audience';
import type { NextContactBecause } from '../signals/next-contact';

/** By which rule somebody was told, or was not. */
export const rules = [
  'workflow',
  'change',
  'end',
  'outage',
  'response',
  'tech_call',
  'new_link',
  'hand_over',
  'nudge',
  'email_reply',
  'reminder',
  'assignment',
  'escalation',
  'fallback',
  'next_contact',
  'staff',
  'silence',
  'provider_hold',
  'many_failures',
  'flap_guard',
  'digest',
  'working_hours',
  'approval',
  'condition',
  'party_at_fault',
  'told_already',
  'snooze',
  'acknowledged',
  'cancelled',
  'earlier_message',
  'changed_meanwhile',
  'ended_first',
  'unsubscribed',
  'address',
  'settings',
  'channel',
] as const;
export type Rule = (typeof rules)[number];

/** One decision about telling somebody of a signal: that they are told, later, or not. */
export interface Decision {
  /** Of the delivery, the step or the run that the decision left. */
  id: string;
  signal_id: string;
  decided_at: Date;
  /** When it ended: the message was sent, or will not be. */
  settled_at: Date | null;
  /** Null where it is about everybody whom a workflow would tell. */
  recipient: string | null;
  audience: Audience | null;
  channel: DeliveryChannelName | null;
  occasion: string | null;
  /** `waits`: it is being sent, or is told later. */
  decision: 'told' | 'waits' | 'not_told' | 'failed';
  rule: Rule;
  /** A sentence without a full stop. */
  words: string;
  /** The reason as it is stored. */
  reason: string | null;
  /** Nobody is told before; where it waits for a time. */
  until: Date | null;
  workflow: string | null;
  /** The step of the workflow's document. */
  step: string | null;
}

/** What a decision left: a delivery, a step that told nobody, or a run whose steps were not done. */
export type DecidedRow = Pick<
  Decision,
  | 'id'
  | 'signal_id'
  | 'decided_at'
  | 'settled_at'
  | 'recipient'
  | 'audience'
  | 'channel'
  | 'occasion'
  | 'reason'
  | 'until'
  | 'workflow'
  | 'step'
> & { kind: 'delivery' | 'step' | 'run'; state: string; next_contact_because: NextContactBecause | null };
