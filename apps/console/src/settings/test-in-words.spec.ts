import { testInWords } from './test-in-words';

it.each([
  [{ channel: 'slack' as const, refused: [] }, 'The test alert was sent on Slack.'],
  [
    { channel: 'email' as const, refused: [{ channel: 'teams' as const, reason: 'teams_app_removed' }] },
    'Teams did not take it: The app was removed from the team, or may no longer post in the channel. The test alert was sent by email.',
  ],
  [
    { channel: null, refused: [{ channel: 'email' as const, reason: '550 5.1.1 user unknown' }] },
    'Email did not take it: 550 5.1.1 user unknown. The test alert was not sent.',
  ],
])('%j: %s', (sent, words) => expect(testInWords(sent)).toBe(words));
