import { decideSend, type SendFacts } from './decide-send';

const opened: SendFacts = { occasion: 'opened', was: 'pending', signal: 'open' };
const resolved: SendFacts = { occasion: 'resolved', was: 'pending', signal: 'resolved', announced: 'sent' };

it.each<[string, SendFacts, object]>([
  ['a new alert is sent', opened, { act: 'send' }],
  ['one that may have arrived is looked for', { ...opened, was: 'ambiguous' }, { act: 'look', again: true }],
  ['one whose sender died is looked for', { ...opened, was: 'sending' }, { act: 'look', again: true }],
  [
    'an alert whose signal is over is not begun',
    { ...opened, signal: 'resolved' },
    { act: 'suppress', reason: 'closed_before_told' },
  ],
  [
    'one that may have arrived before the end is looked for and not repeated',
    { ...opened, was: 'ambiguous', signal: 'withdrawn' },
    { act: 'look', again: false },
  ],
  [
    'who unsubscribed is not written to',
    { ...opened, stopped: 'unsubscribed' },
    { act: 'suppress', reason: 'unsubscribed' },
  ],
  ['the end of what was told is told', resolved, { act: 'send' }],
  [
    'the end of what is being told waits for it',
    { ...resolved, announced: 'sending' },
    { act: 'wait', reason: 'its_announcement_is_under_way' },
  ],
  ['the end of what may have been told waits for certainty', { ...resolved, announced: 'ambiguous' }, { act: 'wait' }],
  [
    'the end of what was never told is not told',
    { ...resolved, announced: 'suppressed' },
    { act: 'suppress', reason: 'never_announced' },
  ],
  ['nor of what could not be told', { ...resolved, announced: 'failed' }, { act: 'suppress' }],
  ['nor of what nobody announced', { ...resolved, announced: undefined }, { act: 'suppress' }],
  ['a withdrawal is told like a repair', { ...resolved, occasion: 'withdrawn', signal: 'withdrawn' }, { act: 'send' }],
  ['an end that may have arrived is looked for', { ...resolved, was: 'sending' }, { act: 'look', again: true }],
  [
    'a click after the end does nothing',
    { ...opened, occasion: 'click.send_fix_instructions', signal: 'resolved' },
    { act: 'suppress' },
  ],
])('%s', (_, facts, decision) => {
  expect(decideSend(facts)).toMatchObject(decision);
});
