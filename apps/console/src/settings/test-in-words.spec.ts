import { metTrouble, testInWords } from './test-in-words';

const nowhere = { channel: null, in_channel: false, channel_refused: null, refused: [], no_answer: null };

it.each([
  [false, { ...nowhere, channel: 'slack' as const }, 'The test alert was sent on Slack, to you directly.'],
  [
    false,
    { ...nowhere, channel: 'slack' as const, in_channel: true },
    'The test alert was sent on Slack, in the channel.',
  ],
  [
    true,
    { ...nowhere, channel: 'slack' as const, channel_refused: 'is_archived' },
    'The channel on Slack did not take it: Is archived. The test alert was sent on Slack, to you directly.',
  ],
  [
    true,
    { ...nowhere, no_answer: { channel: 'slack' as const, reason: 'http_500' } },
    'Slack gave no answer: The server answered with HTTP 500. The test alert may have arrived there: look, and send another where it did not.',
  ],
  [
    true,
    { ...nowhere, channel: 'email' as const, refused: [{ channel: 'teams' as const, reason: 'teams_app_removed' }] },
    'Teams did not take it: The app was removed from the team, or may no longer post in the channel. The test alert was sent by email, to you directly.',
  ],
  [
    true,
    { ...nowhere, refused: [{ channel: 'email' as const, reason: '550 5.1.1 user unknown' }] },
    'Email did not take it: 550 5.1.1 user unknown. The test alert was not sent.',
  ],
])('warns (%s) of %j: %s', (warns, sent, words) => {
  expect(testInWords(sent)).toBe(words);
  expect(metTrouble(sent)).toBe(warns);
});
