import { readable } from '../pages/words';

/** Why a person was not notified, or not yet. Anything else is what Slack or an email server answered. */
const reasons: Record<string, string> = {
  our_fault: 'The problem is ours: our staff have to act, and the contact can do nothing',
  nothing_the_contact_could_do: 'The provider has to act: the contact can do nothing',
  closed_before_told: 'The problem ended before anybody was notified',
  never_announced: 'They were never notified of the problem, so they are not notified of its end',
  its_announcement_is_under_way: 'Waits until the message that it follows was sent',
  problem_changed: 'The problem changed before it was sent',
  rejected: 'A colleague rejected the message',
  working_hours: 'Not urgent: it is sent in working hours',
  no_staff_alerts: 'No address for alerts of staff is configured',
  snoozed: 'They have snoozed the signal',
  acknowledged_before_told: 'Somebody acknowledged the signal first',
  part_of_outage: 'The signal is part of an outage',
  no_manager: 'Nobody is on record as the CSM’s manager',
  handles_it: 'The manager handles the signal already',
  told_already: 'They were notified already',
  unsubscribed: 'They have unsubscribed',
  bounced: 'Emails to this address are returned',
  no_slack_workspace: 'The tenant has not connected a Slack workspace',
  found_at_its_destination: 'An earlier attempt had arrived after all',
  looked_for_later: 'Slack does not let us check yet whether it arrived',
  not_confirmed: 'It may have arrived; we could not find out',
  ratelimited: 'Slack asked us to send more slowly',
  its_turn_comes: 'Many messages go to this person: Slack takes one a second',
  waits_for_a_turn: 'Slack takes no more messages of this workspace for the moment',
  waits_for_room: 'Many messages are being sent',
  slack_does_not_answer: 'Slack does not answer',
  token_revoked: 'The tenant’s Slack has revoked our access',
  account_inactive: 'The tenant’s Slack has revoked our access',
  invalid_auth: 'The tenant’s Slack rejects our credentials',
  users_not_found: 'Slack has no user with this address',
  ECONNREFUSED: 'The server refuses connections',
};

export function reasonInWords(reason: string | null): string | undefined {
  if (!reason) return undefined;
  if (Object.hasOwn(reasons, reason)) return reasons[reason];
  const [, status] = /^http_(\d{3})$/.exec(reason) ?? [];
  if (status) return `The server answered with HTTP ${status}`;
  const [, kind, rest = ''] = /^(gave_up|lease_refused|unexpected): (.*)$/s.exec(reason) ?? [];
  if (kind === 'gave_up') return `Given up after many attempts: ${reasonInWords(rest)}`;
  if (kind === 'lease_refused') return `The tenant’s Slack credentials could not be leased: ${rest}`;
  if (kind === 'unexpected') return `An error in our software: ${rest}`;
  return /^[a-z]+(_[a-z0-9]+)+$/.test(reason) ? readable(reason) : reason;
}
