import { signalContext } from '../../test/signal-context';
import { responseLines } from './response-lines';

const responded_at = new Date('2026-01-29T16:00:00Z');
const lineOf = (reason: string): string => {
  const delivery = { state: 'not_sent', reason, recipient: 'bob.smith@techcorp.example', stopped: null } as const;
  const response = { action: 'send_fix_instructions', actor: 'Jane Miller', responded_at, delivery };
  return responseLines({ ...signalContext(), responses: [response as never] })[0]!.text;
};

it.each([
  ['undelivered', 'the email to Bob Smith was returned.'],
  ['bounced', 'emails to Bob Smith bounce.'],
  ['550 no', 'the email was refused: 550 no.'],
])('says why an email that somebody asked for did not arrive: %s', (reason, why) => {
  expect(lineOf(reason)).toBe(
    `Jane Miller asked for the fix instructions to be sent. They were not sent: ${why} Asked on`,
  );
});
