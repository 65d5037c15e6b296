import { signalContext } from '../../test/signal-context';
import { responseLines } from './response-lines';

const responded_at = new Date('2026-01-29T16:00:00Z');
const lineOf = (reason: string): string => {
  const delivery = { state: 'not_sent', reason, recipient: 'bob.smith@techcorp.example', stopped: null } as const;
  const response = { action: 'send_fix_instructions', actor: 'Jane Miller', responded_at, delivery };
  return responseLines({ ...signalContext(), responses: [response as never] })[0]!.text;
};

it('shows the newest of many, and counts the earlier ones', () => {
  const responses = Array.from({ length: 14 }, (_, n) => ({
    ...{ action: 'acknowledge', actor: `Person ${n}`, delivery: null },
    responded_at: new Date(responded_at.getTime() + n * 86_400_000),
  }));
  const shown = responseLines({ ...signalContext(), responses: responses as never });
  expect(shown).toHaveLength(11);
  expect(shown[0]).toEqual({
    text: '4 earlier ones are on the page of the signal, the last of',
    at: responses[3]!.responded_at,
  });
  expect(shown[1]!.text).toBe('Person 4 acknowledged this on');
});

it.each([
  ['undelivered', 'the email to Bob Smith was returned.'],
  ['bounced', 'emails to Bob Smith bounce.'],
  ['550 no', 'the email was refused: 550 no.'],
])('says why an email that somebody asked for did not arrive: %s', (reason, why) => {
  expect(lineOf(reason)).toBe(
    `Jane Miller asked for the fix instructions to be sent. They were not sent: ${why} Asked on`,
  );
});
