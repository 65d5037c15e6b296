import { classifySmtpFailure } from './smtp-failure';

const refused = (responseCode: number, response: string, command = 'RCPT TO') => ({
  code: command === 'RCPT TO' ? 'EENVELOPE' : 'EMESSAGE',
  command,
  responseCode,
  response,
});

it.each([
  ['takes an unknown mailbox as gone', refused(550, '550 5.1.1 user unknown'), { kind: 'failed', gone: true }],
  ['tries a full mailbox again', refused(452, '452 4.2.2 mailbox full'), { kind: 'retry' }],
  ['tries again after greylisting', refused(451, '451 4.3.0 try again later'), { kind: 'retry' }],
  ['tries again where the server cannot route the email', refused(550, '550 5.4.4 unable to route'), { kind: 'retry' }],
  ['tries again after a closed port', { code: 'ESOCKET', command: 'CONN' }, { kind: 'retry' }],
  ['tries again after a refused login', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, { kind: 'retry' }],
  [
    'does not know whether an email arrived when no answer came after its content',
    { code: 'ETIMEDOUT', command: 'DATA' },
    { kind: 'ambiguous' },
  ],
])('%s', (_, error, outcome) => {
  expect(classifySmtpFailure(error)).toMatchObject(outcome);
});

it('does not take an address as gone when the content or the sender is refused', () => {
  expect(classifySmtpFailure(refused(554, '554 5.7.1 looks like spam', 'DATA'))).not.toHaveProperty('gone');
  expect(classifySmtpFailure(refused(550, '550 5.7.1 relaying denied'))).not.toHaveProperty('gone');
});
