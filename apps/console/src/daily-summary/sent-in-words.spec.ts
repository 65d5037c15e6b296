import { sentInWords } from './sent-in-words';

it.each([
  [{ state: 'sent', channel: 'slack', reason: null }, 'Sent on Slack'],
  [{ state: 'sent', channel: 'email', reason: null }, 'Sent by email'],
  [{ state: 'not_sent', channel: 'slack', reason: 'nothing_to_say' }, 'Not sent. Nothing to say'],
  [{ state: 'not_sent', channel: 'slack', reason: 'not_wanted' }, 'Not sent. They have switched it off'],
  [
    { state: 'sending', channel: 'slack', reason: 'looked_for_later' },
    'Not sent yet. Slack does not let us check yet whether it arrived',
  ],
  [{ state: 'pending', channel: 'slack', reason: null }, 'On its way'],
] as const)('says of %j: %s', (row, said) => expect(sentInWords(row)).toBe(said));
