import { decideSend, type SendFacts } from './decide-send';

const opened: SendFacts = { occasion: 'opened', previous_state: 'pending', signal: 'open' };
const nudge: SendFacts = { ...opened, occasion: 'nudge' };
const resolved: SendFacts = {
  occasion: 'resolved',
  previous_state: 'pending',
  signal: 'resolved',
  opening_state: 'sent',
};

const reminder: SendFacts = { ...opened, occasion: 'reminder.1', follows: true, opening_state: 'sent' };

it.each<[string, SendFacts, object]>([
  ['sends a new alert', opened, { act: 'send' }],
  [
    'finds out first whether an alert arrived that may have arrived',
    { ...opened, previous_state: 'ambiguous' },
    { act: 'find', then: 'send' },
  ],
  [
    'finds out first whether an alert arrived whose sender died',
    { ...opened, previous_state: 'sending' },
    { act: 'find', then: 'send' },
  ],
  [
    'does not send an alert whose signal has ended',
    { ...opened, signal: 'resolved' },
    { act: 'suppress', reason: 'closed_before_told' },
  ],
  [
    'finds out whether an alert arrived before its signal ended, and does not send it again',
    { ...opened, previous_state: 'ambiguous', signal: 'withdrawn' },
    { act: 'find', then: { suppress: 'closed_before_told' } },
  ],
  [
    'sends nothing to a person who unsubscribed',
    { ...opened, stopped: 'unsubscribed' },
    { act: 'suppress', reason: 'unsubscribed' },
  ],
  ['reminds a person who began to reconnect and stopped', nudge, { act: 'send' }],
  ...['reconnected_meanwhile', 'waits_for_approval', 'handed_over', 'has_a_newer_link', 'never_opened'].map(
    (needless): [string, SendFacts, object] => [
      `reminds nobody who has no need of it: ${needless}`,
      { ...nudge, needless },
      { act: 'suppress', reason: needless },
    ],
  ),
  [
    'reminds nobody who unsubscribed',
    { ...nudge, stopped: 'unsubscribed' },
    { act: 'suppress', reason: 'unsubscribed' },
  ],
  [
    'reminds nobody after the signal has ended',
    { ...nudge, signal: 'resolved' },
    { act: 'suppress', reason: 'closed_before_told' },
  ],
  [
    'does not send a reminder again that may have arrived before it lost its purpose',
    { ...nudge, previous_state: 'ambiguous', needless: 'handed_over' },
    { act: 'find', then: { suppress: 'handed_over' } },
  ],
  ['sends the end of an alert that was sent', resolved, { act: 'send' }],
  [
    'waits with the end until the alert is sent',
    { ...resolved, opening_state: 'sending' },
    { act: 'wait', reason: 'its_announcement_is_under_way' },
  ],
  [
    'waits with the end until it is known whether the alert arrived',
    { ...resolved, opening_state: 'ambiguous' },
    { act: 'wait' },
  ],
  [
    'sends no end of an alert that was suppressed',
    { ...resolved, opening_state: 'suppressed' },
    { act: 'suppress', reason: 'never_announced' },
  ],
  [
    'asks a person to decide by itself where the alert was not sent',
    { ...opened, occasion: 'approval.1', follows: true, opening_state: 'suppressed' },
    { act: 'send' },
  ],
  [
    'asks a person to decide once the alert is sent',
    { ...opened, occasion: 'approval.1', follows: true, opening_state: 'pending' },
    { act: 'wait', reason: 'its_announcement_is_under_way' },
  ],
  [
    'asks a person to decide by itself where the alert waits for long',
    { ...opened, occasion: 'approval.1', follows: true, opening_state: 'pending', opening_waits: true },
    { act: 'send' },
  ],
  [
    'does not remind before the alert, however long it waits',
    { ...reminder, opening_state: 'pending', opening_waits: true },
    { act: 'wait' },
  ],
  [
    'tells a person of an assignment where the alert failed',
    { ...opened, occasion: 'assigned.1', follows: true, opening_state: 'failed' },
    { act: 'send' },
  ],
  ['sends no end of an alert that failed', { ...resolved, opening_state: 'failed' }, { act: 'suppress' }],
  ['sends no end where there was no alert', { ...resolved, opening_state: undefined }, { act: 'suppress' }],
  [
    'sends no end of what was told in a digest, which shows it',
    { ...resolved, follows: true, shown_in_digest: true },
    { act: 'suppress', reason: 'shown_in_digest' },
  ],
  [
    'waits with the end until the digest is sent',
    { ...resolved, opening_state: 'sending', shown_in_digest: true },
    { act: 'wait' },
  ],
  [
    'sends a change of what was told in a digest',
    { ...opened, occasion: 'changed.2', follows: true, opening_state: 'sent', shown_in_digest: true },
    { act: 'send' },
  ],
  ['sends a withdrawal like a repair', { ...resolved, occasion: 'withdrawn', signal: 'withdrawn' }, { act: 'send' }],
  [
    'finds out first whether an end arrived whose sender died',
    { ...resolved, previous_state: 'sending' },
    { act: 'find', then: 'send' },
  ],
  [
    'sends nothing for a click after the end',
    { ...opened, occasion: 'click.send_fix_instructions', signal: 'resolved' },
    { act: 'suppress' },
  ],
  ['sends a reminder', reminder, { act: 'send' }],
  [
    'does not remind of a signal that somebody acknowledged first',
    { ...reminder, acknowledged: true },
    { act: 'suppress', reason: 'acknowledged_before_told' },
  ],
  [
    'does not remind a person who has snoozed the signal',
    { ...reminder, snoozed: true },
    { act: 'suppress', reason: 'snoozed' },
  ],
  ['does not remind of a signal that has ended', { ...reminder, signal: 'resolved' }, { reason: 'closed_before_told' }],
  [
    'reminds nobody who was not told of the signal',
    { ...reminder, opening_state: 'failed' },
    { act: 'suppress', reason: 'never_announced' },
  ],
  [
    'finds out whether a reminder arrived before the signal was acknowledged',
    { ...reminder, previous_state: 'ambiguous', acknowledged: true },
    { act: 'find', then: { suppress: 'acknowledged_before_told' } },
  ],
  ['tells the manager that nobody acts', { ...opened, occasion: 'escalated' }, { act: 'send' }],
  [
    'does not tell the manager once somebody has acknowledged',
    { ...opened, occasion: 'escalated', acknowledged: true },
    { act: 'suppress', reason: 'acknowledged_before_told' },
  ],
  [
    'does not tell the manager while the signal is snoozed',
    { ...opened, occasion: 'escalated', snoozed: true },
    { act: 'suppress', reason: 'snoozed' },
  ],
  [
    'tells no change to a person who has snoozed the signal',
    { ...opened, occasion: 'changed.2', snoozed: true },
    { act: 'suppress', reason: 'snoozed' },
  ],
  [
    'tells a change although somebody has acknowledged',
    { ...opened, occasion: 'changed.2', acknowledged: true },
    { act: 'send' },
  ],
  [
    'tells the end also to a person who has snoozed the signal',
    { ...resolved, snoozed: true, acknowledged: true },
    { act: 'send' },
  ],
  [
    'does not tell a person that a signal opened which they have snoozed',
    { ...opened, snoozed: true },
    { act: 'suppress', reason: 'snoozed' },
  ],
  [
    'does not tell whoever has acknowledged a signal that it opened',
    { ...opened, acknowledged: true, acknowledged_by_them: true },
    { act: 'suppress', reason: 'acknowledged_before_told' },
  ],
  ['tells the others that it opened', { ...opened, acknowledged: true }, { act: 'send' }],
  [
    'tells whoever has acknowledged a signal a change',
    { ...opened, occasion: 'changed.2', acknowledged: true, acknowledged_by_them: true },
    { act: 'send' },
  ],
  [
    'waits with an alert until a silence ends',
    { ...opened, silenced: { until: new Date(0), reason: 'silenced by Anna: move' } },
    { act: 'wait', until: new Date(0), reason: 'silenced by Anna: move' },
  ],
  [
    'finds out whether an alert arrived before a silence began',
    { ...opened, previous_state: 'ambiguous', silenced: { until: new Date(0), reason: 'silenced by Anna: move' } },
    { act: 'find', then: 'send' },
  ],
  [
    'sends what a person who has snoozed asks for',
    { ...opened, occasion: 'click.tell_customer', snoozed: true },
    { act: 'send' },
  ],
])('%s', (_, facts, decision) => {
  expect(decideSend(facts)).toMatchObject(decision);
});
