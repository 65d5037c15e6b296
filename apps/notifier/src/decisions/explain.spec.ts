import type { DecidedRow } from './decision';
import { explain } from './explain';

const row = (over: Partial<DecidedRow>): DecidedRow => ({
  kind: 'delivery',
  id: 'd',
  signal_id: 's',
  decided_at: new Date(0),
  settled_at: null,
  recipient: 'jane@acme.example',
  audience: 'csm',
  channel: 'slack',
  occasion: 'opened',
  state: 'sent',
  reason: null,
  until: null,
  workflow: 'response',
  step: 'notify_csm',
  ...over,
});
const run = { kind: 'run', recipient: null, audience: null, channel: null, occasion: null, step: null } as const;
const step = { ...run, kind: 'step', step: 'notify_contact' } as const;

it.each<[Partial<DecidedRow>, string, string, string]>([
  [{}, 'told', 'workflow', 'The step notify_csm of response notifies them'],
  [{ state: 'sending' }, 'waits', 'workflow', 'The step notify_csm of response notifies them'],
  [{ reason: 'found_at_its_destination' }, 'told', 'workflow', 'The step notify_csm of response notifies them'],
  [{ occasion: 'changed.2' }, 'told', 'change', 'Something is new for them since they were notified'],
  [{ occasion: 'partly.2', step: null }, 'told', 'change', 'Something is new for them since they were notified'],
  [{ occasion: 'resolved', step: null }, 'told', 'end', 'Whoever was notified of the problem is notified of its end'],
  [
    { occasion: 'outage', step: null },
    'told',
    'outage',
    'One message about the outage, in place of one about each integration',
  ],
  [{ occasion: 'click.tell_customer', step: null }, 'told', 'response', 'A person asked for it'],
  [{ occasion: 'tech_call.chosen', step: null }, 'told', 'tech_call', 'It is about the call that they agreed on'],
  [{ occasion: 'new_link.1', step: null }, 'told', 'new_link', 'They asked for a new reconnect link'],
  [{ step: null, channel: 'email' }, 'told', 'fallback', 'In place of a message that did not reach anybody'],
  [{ step: null, audience: 'staff' }, 'told', 'staff', 'Only our staff can act'],
  [{ state: 'pending', reason: 'working_hours' }, 'waits', 'working_hours', 'Not urgent: it is sent in working hours'],
  [{ state: 'awaiting_approval' }, 'waits', 'approval', 'It waits until a colleague approves it'],
  [{ state: 'suppressed', reason: 'rejected' }, 'not_told', 'approval', 'A colleague rejected the message'],
  [{ state: 'suppressed', reason: 'unsubscribed' }, 'not_told', 'unsubscribed', 'They have unsubscribed'],
  [{ state: 'suppressed', reason: 'bounced' }, 'not_told', 'address', 'Emails to this address are returned'],
  [
    { state: 'suppressed', reason: 'our_fault' },
    'not_told',
    'party_at_fault',
    'The problem is ours: our staff have to act, and the contact can do nothing',
  ],
  [
    { state: 'suppressed', reason: 'closed_before_told' },
    'not_told',
    'ended_first',
    'The problem ended before anybody was notified',
  ],
  [{ state: 'failed', reason: 'users_not_found' }, 'failed', 'channel', 'Slack has no user with this address'],
  [{ state: 'pending', reason: 'ratelimited' }, 'waits', 'channel', 'Slack asked us to send more slowly'],
  [
    { ...run, state: 'held' },
    'waits',
    'provider_hold',
    'The provider seems to be at fault: it may recover, or turn out to be an outage',
  ],
  [{ ...run, state: 'held', reason: 'silenced by Jane: move' }, 'waits', 'silence', 'Silenced by Jane: move'],
  [
    { ...run, state: 'suppressed', reason: 'silenced by Jane: move' },
    'not_told',
    'silence',
    'It ended before its silence. Silenced by Jane: move',
  ],
  [
    { ...run, state: 'held', reason: 'unstable: it broke 4 times within an hour' },
    'waits',
    'flap_guard',
    'The integration is unstable: it broke 4 times within an hour, and people are notified when it stays broken',
  ],
  [
    { ...run, state: 'held', reason: 'one of many failures of Xero at once' },
    'waits',
    'many_failures',
    'Many customers of Xero fail at once: our staff look at it first',
  ],
  [
    { ...run, state: 'suppressed', reason: 'part of the outage of Xero since 2026-01-01T00:00:00.000Z' },
    'not_told',
    'outage',
    'Part of the outage of Xero: there is one message about all of it',
  ],
  [{ ...run, state: 'failed', reason: 'no document is named a' }, 'failed', 'workflow', 'no document is named a'],
  [{ ...step, state: 'skipped', reason: 'condition' }, 'not_told', 'condition', 'The condition of the step is not met'],
  [
    { ...step, state: 'skipped', reason: 'told_already' },
    'not_told',
    'told_already',
    'They were notified of all of it before',
  ],
  [{ ...step, state: 'failed', reason: 'template is a' }, 'failed', 'workflow', 'template is a'],
])('says what %o means', (over, decision, rule, words) => {
  expect(explain(row(over))).toMatchObject({ decision, rule, words });
});
