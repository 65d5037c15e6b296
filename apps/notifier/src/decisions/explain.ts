import { DIGEST_OF, MANY_FAILURES, PART_OF_OUTAGE, reasonInWords, SILENCED, UNSTABLE } from '@linesman/contracts';
import type { Audience } from '../signals/audience';
import type { NextContactBecause } from '../signals/next-contact';
import type { DecidedRow, Decision, Rule } from './decision';

const byReason: Readonly<Record<string, Rule>> = {
  our_fault: 'party_at_fault',
  nothing_the_contact_could_do: 'party_at_fault',
  closed_before_told: 'ended_first',
  never_announced: 'earlier_message',
  its_announcement_is_under_way: 'earlier_message',
  another_csm: 'changed_meanwhile',
  problem_changed: 'changed_meanwhile',
  changed_before_told: 'changed_meanwhile',
  rejected: 'approval',
  decided_before_told: 'approval',
  run_cancelled: 'cancelled',
  snoozed: 'snooze',
  acknowledged_before_told: 'acknowledged',
  somebody_acted: 'acknowledged',
  handles_it: 'told_already',
  part_of_outage: 'outage',
  no_manager: 'settings',
  waits_for_reconnection: 'nudge',
  reconnected_meanwhile: 'nudge',
  waits_for_approval: 'nudge',
  handed_over: 'nudge',
  has_a_newer_link: 'nudge',
  never_opened: 'nudge',
  working_hours: 'working_hours',
  waits_for_digest: 'digest',
  shown_in_digest: 'digest',
  unsubscribed: 'unsubscribed',
  bounced: 'address',
  undelivered: 'address',
  no_address: 'address',
  no_staff_alerts: 'settings',
  no_slack_workspace: 'settings',
  no_teams_channel: 'settings',
  told_already: 'told_already',
  condition: 'condition',
  provider_hold: 'provider_hold',
};

const byBeginning: readonly (readonly [string, Rule])[] = [
  [SILENCED, 'silence'],
  [UNSTABLE, 'flap_guard'],
  [PART_OF_OUTAGE, 'outage'],
  [DIGEST_OF, 'digest'],
  [MANY_FAILURES, 'many_failures'],
];

const ruleOfReason = (reason: string): Rule =>
  byReason[reason] ?? byBeginning.find(([begins]) => reason.startsWith(begins))?.[1] ?? 'channel';

const byOccasion: readonly (readonly [RegExp, Rule])[] = [
  [/^(resolved|withdrawn)$/, 'end'],
  [/^outage$/, 'outage'],
  [/^(changed|partly)\./, 'change'],
  [/^click\./, 'response'],
  [/^tech_call\./, 'tech_call'],
  [/^new_link\./, 'new_link'],
  [/^handed_over\./, 'hand_over'],
  [/^nudge$/, 'nudge'],
  [/^email_reply\./, 'email_reply'],
  [/^reminder\./, 'reminder'],
  [/^assigned\./, 'assignment'],
  [/^approval\./, 'approval'],
  [/^escalated$/, 'escalation'],
  [/^slack_channel_refused$/, 'channel'],
];

/** Why somebody is told at all. What tells the opening without a step stands in for a message that did not arrive. */
function ruleOfTelling({ occasion, audience, step, next_contact_because }: DecidedRow): Rule {
  if (next_contact_because) return 'next_contact';
  const known = byOccasion.find(([is]) => is.test(occasion ?? ''))?.[1];
  if (known) return known;
  if (step) return 'workflow';
  return audience === 'staff' ? 'staff' : 'fallback';
}

const saysWhy: Partial<Record<Rule, string>> = {
  change: 'Something is new for them since they were notified',
  end: 'Whoever was notified of the problem is notified of its end',
  outage: 'One message about the outage, in place of one about each integration',
  response: 'A person asked for it',
  tech_call: 'It is about the call that they agreed on',
  new_link: 'They asked for a new reconnect link',
  hand_over: 'A colleague handed the reconnect link over to them',
  nudge: 'They began to reconnect the integration and did not finish',
  email_reply: 'The contact replied to an email',
  reminder: 'Nobody has acted on the problem for some time',
  assignment: 'A colleague assigned the problem to them',
  approval: 'A workflow waits for their decision',
  escalation: 'Nobody has acted on the problem, so the manager is notified',
  channel: 'The Slack channel of the workspace takes no messages',
  fallback: 'In place of a message that did not reach anybody',
  staff: 'Only our staff can act',
};

/** Whom the workflow notifies. */
const notified: Readonly<Record<Audience, string>> = {
  csm: 'the customer’s CSM',
  manager: 'the CSM’s manager',
  contact: 'the customer’s contact',
  tenant: 'the workspace',
  staff: 'our staff',
};

/** Why it was the turn of this contact. */
const turns: Readonly<Record<NextContactBecause, string>> = {
  unsubscribed: 'The contact before them has unsubscribed',
  bounced: 'Emails to the contact before them are returned',
  undelivered: 'The email to the contact before them did not arrive',
  nobody_acted: 'Nobody has acted since the contact before them was notified',
};

/** Of what ended while nobody was told of it. */
const endedBefore: Partial<Record<Rule, string>> = {
  silence: 'It ended before its silence. ',
  flap_guard: 'It ended soon. ',
};

const decisions: Readonly<Record<string, Decision['decision']>> = {
  sent: 'told',
  pending: 'waits',
  sending: 'waits',
  ambiguous: 'waits',
  awaiting_approval: 'waits',
  held: 'waits',
  failed: 'failed',
};

/** What a row says about who is told, by which rule, and why. */
export function explain({ kind, state, next_contact_because, ...row }: DecidedRow): Decision {
  const decision = decisions[state] ?? 'not_told';
  // A hold without a reason waits for the provider.
  const reason = row.reason ?? (state === 'held' ? 'provider_hold' : null);
  const told = ruleOfTelling({ kind, state, next_contact_because, ...row });
  if (state === 'awaiting_approval')
    return { ...row, decision, rule: 'approval', words: 'It waits until a colleague approves it' };
  if ((decision === 'told' && !reason?.startsWith(DIGEST_OF)) || reason === null) {
    const words =
      (next_contact_because && turns[next_contact_because]) ??
      saysWhy[told] ??
      `The workflow for this problem notifies ${row.audience ? notified[row.audience] : 'them'}`;
    return { ...row, decision, rule: kind === 'delivery' ? told : 'workflow', words };
  }
  const rule = kind !== 'delivery' && state === 'failed' ? 'workflow' : ruleOfReason(reason);
  const why = reasonInWords(reason) ?? reason;
  const ended = (kind === 'run' && state === 'suppressed' && endedBefore[rule]) || '';
  return { ...row, reason, decision, rule, words: `${ended}${why}` };
}
