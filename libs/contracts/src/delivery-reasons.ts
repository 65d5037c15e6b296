import { namedIn } from './named-reasons';

/** Why a person was not notified, or not yet, by the reason that the notifier stored. */
const reasons: Record<string, string> = {
  our_fault: 'The problem is ours: our staff have to act, and the contact can do nothing',
  csm_decides: 'The CSM decides whether the contact can do something about it',
  nothing_the_contact_could_do: 'The provider has to act: the contact can do nothing',
  closed_before_told: 'The problem ended before anybody was notified',
  changed_before_told: 'The problem changed before anybody was notified, so that the workflow no longer covers it',
  provider_hold: 'The provider seems to be at fault: it may recover, or turn out to be an outage',
  told_already: 'They were notified of all of it before',
  condition: 'The condition of the step is not met',
  never_announced: 'They were never notified of the problem, so they are not notified of its end',
  its_announcement_is_under_way: 'Waits until the message that it follows was sent',
  problem_changed: 'The problem changed before it was sent',
  another_csm: 'Another CSM looks after the customer by now',
  rejected: 'A colleague rejected the message',
  run_cancelled: 'A colleague cancelled what was to be done for the signal',
  waits_for_reconnection: 'It is sent if they do not finish what they began',
  reconnected_meanwhile: 'The integration was reconnected meanwhile',
  waits_for_approval: 'They entered a key that works and waits for approval',
  handed_over: 'They handed the link over to a colleague',
  has_a_newer_link: 'They got a newer link meanwhile',
  never_opened: 'They have opened no link',
  working_hours: 'Not urgent: it is sent in working hours',
  no_address: 'The address is empty: there is nobody to notify',
  no_staff_alerts: 'No address for alerts of staff is configured',
  waits_for_digest: 'Many messages come to them within a short time: it is sent together with others',
  shown_in_digest: 'The message that told of several problems together shows its end',
  snoozed: 'They have snoozed the signal',
  acknowledged_before_told: 'Somebody acknowledged the signal first',
  part_of_outage: 'The signal is part of an outage',
  decided_before_told: 'Somebody decided first',
  somebody_acted: 'Somebody has acted on the signal',
  no_manager: 'Nobody is on record as the CSM’s manager',
  handles_it: 'The manager handles the signal already',
  unsubscribed: 'They have unsubscribed',
  bounced: 'Emails to this address are returned',
  undelivered: 'The mail server of the address took the email, and returned it later',
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
  no_teams_app: 'Linesman has no app for Microsoft Teams here',
  no_teams_channel: 'The tenant has linked no channel of Microsoft Teams',
  teams_app_removed: 'The app was removed from the team, or may no longer post in the channel',
  teams_asks_for_less: 'Microsoft Teams asked us to send more slowly',
  teams_chat_refused: 'The person takes no messages of our app in Microsoft Teams',
  teams_channel_gone: 'The linked channel of Microsoft Teams does not exist any more',
  teams_knows_no_such_member: 'The person is not in the team that has linked a channel of Microsoft Teams',
  teams_message_too_large: 'Microsoft Teams takes no message of this size',
  teams_refused_the_message: 'Microsoft Teams refused the message',
  teams_rejects_our_app: 'Microsoft rejects the credentials of our app for Teams',
  ECONNREFUSED: 'The server refuses connections',
};

/** Anything that is not known is what Slack or an email server answered. */
export function reasonInWords(reason: string | null): string | undefined {
  if (!reason) return undefined;
  if (Object.hasOwn(reasons, reason)) return reasons[reason];
  const { outage, many_failures_of, digest_of, broke, silenced_by } = namedIn(reason);
  if (outage) return `Part of the outage of ${outage.provider}: there is one message about all of it`;
  if (many_failures_of) return `Many customers of ${many_failures_of} fail at once: our staff look at it first`;
  if (digest_of)
    return `One message told them of ${digest_of} problems together, because many came within a short time`;
  if (broke) return `The integration is unstable: it broke ${broke}, and people are notified when it stays broken`;
  if (silenced_by) return `Silenced by ${silenced_by}`;
  const [, status] = /^http_(\d{3})$/.exec(reason) ?? [];
  if (status) return `The server answered with HTTP ${status}`;
  const [, kind, rest = ''] = /^(gave_up|lease_refused|unexpected): (.*)$/s.exec(reason) ?? [];
  if (kind === 'gave_up') return `Given up after many attempts: ${reasonInWords(rest)}`;
  if (kind === 'lease_refused') return `The tenant’s Slack credentials could not be leased: ${rest}`;
  if (kind === 'unexpected') return `An error in our software: ${rest}`;
  return /^[a-z]+(_[a-z0-9]+)+$/.test(reason)
    ? `${reason.charAt(0).toUpperCase()}${reason.slice(1).replaceAll('_', ' ')}`
    : reason;
}
