import { classifyMessage, type InboundKind } from './classify-message';
import type { EmailReport, Message } from './message';

type Facts = Pick<Message, 'report' | 'automatic' | 'text'>;
const delivery = (action: string, status: string): Partial<Facts> => ({
  report: report('delivery', { action, status }),
});
const complaint = (type: string): Partial<Facts> => ({ report: report('complaint', { 'feedback-type': type }) });
const report = (about: EmailReport['about'], fields: EmailReport['fields']): EmailReport => ({
  about,
  fields,
  original: { addresses: [] },
});

it.each<[string, Partial<Facts>, InboundKind]>([
  ['somebody wrote', {}, 'reply'],
  ['somebody wrote nothing', { text: '' }, 'unknown'],
  ['a program says that somebody is away', { automatic: true }, 'automatic'],
  ['there is no such mailbox', delivery('failed', '5.1.1'), 'bounced'],
  ['there is no such domain', delivery('Failed', '5.1.2 (bad destination)'), 'bounced'],
  ['the mailbox is disabled', delivery('failed', '5.2.1'), 'bounced'],
  ['no reason is given', delivery('failed', '5.0.0'), 'bounced'],
  ['no route was found for days', delivery('failed', '5.4.4'), 'undelivered'],
  ['the content is refused', delivery('failed', '5.7.1'), 'undelivered'],
  ['it is too big', delivery('failed', '5.3.4'), 'undelivered'],
  ['the server gave up after a temporary failure', delivery('failed', '4.4.7'), 'undelivered'],
  ['it fails without a code', delivery('failed', ''), 'undelivered'],
  ['the server still tries', delivery('delayed', '4.4.1'), 'delayed'],
  ['it was delivered', delivery('delivered', '2.0.0'), 'unknown'],
  ['it went on to a server without reports', delivery('relayed', '2.0.0'), 'unknown'],
  ['a report without an action', delivery('', '5.1.1'), 'unknown'],
  ['a report is automatic as well', { ...delivery('failed', '5.1.1'), automatic: true }, 'bounced'],
  ['somebody calls it spam', complaint('abuse'), 'complaint'],
  ['a kind of complaint that is not known', complaint('other'), 'complaint'],
  ['somebody says that it is no spam', complaint('not-spam'), 'unknown'],
  ['its signature was wrong', complaint('auth-failure'), 'unknown'],
])('%s', (_, over, kind) => {
  expect(classifyMessage({ automatic: false, text: 'Done.', ...over })).toBe(kind);
});
