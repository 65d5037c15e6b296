import { classifySmtpFailure } from './smtp-failure';

const refused = (responseCode: number, response: string, command = 'RCPT TO') => ({
  code: command === 'RCPT TO' ? 'EENVELOPE' : 'EMESSAGE',
  command,
  responseCode,
  response,
});

it.each([
  ['an unknown mailbox takes no mail at all', refused(550, '550 5.1.1 user unknown'), { kind: 'failed', gone: true }],
  ['a full mailbox is tried again', refused(452, '452 4.2.2 mailbox full'), { kind: 'retry' }],
  ['greylisting is tried again', refused(451, '451 4.3.0 try again later'), { kind: 'retry' }],
  ['unable to route is no verdict on the address', refused(550, '550 5.4.4 unable to route'), { kind: 'retry' }],
  ['a closed port carried nothing', { code: 'ESOCKET', command: 'CONN' }, { kind: 'retry' }],
  ['a refused login is ours', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, { kind: 'retry' }],
  ['silence after the content may be a yes', { code: 'ETIMEDOUT', command: 'DATA' }, { kind: 'ambiguous' }],
])('%s', (_, error, outcome) => {
  expect(classifySmtpFailure(error)).toMatchObject(outcome);
});

it('does not give an address up for what was written to it', () => {
  expect(classifySmtpFailure(refused(554, '554 5.7.1 looks like spam', 'DATA'))).not.toHaveProperty('gone');
  expect(classifySmtpFailure(refused(550, '550 5.7.1 relaying denied'))).not.toHaveProperty('gone');
});
