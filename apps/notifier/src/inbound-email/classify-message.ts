import type { Message } from './message';

/**
 * `bounced`: the address does not exist. `undelivered`: it may exist, and this email will not arrive. `delayed`: it may still
 * arrive. `automatic`: a program answered, for example that somebody is away. `unknown`: nothing follows from it.
 */
export type InboundKind = 'reply' | 'bounced' | 'undelivered' | 'delayed' | 'complaint' | 'automatic' | 'unknown';

/** An enhanced code that looks permanent and is not: the server cannot route the email now. */
const TRANSIENT = /^5\.4\.4$/;
/** Refusals of the sender or of the content, not of the address. */
const NOT_THE_ADDRESS = /^5\.(3|5|6|7)\./;
/** Kinds of feedback with which nobody complains (RFC 5965, 7.3 and RFC 6591). */
const NO_COMPLAINT = ['not-spam', 'auth-failure', 'virus'];

/** What an email that arrived is. */
export function classifyMessage({
  report,
  automatic,
  text,
}: Pick<Message, 'report' | 'automatic' | 'text'>): InboundKind {
  switch (report?.about) {
    case 'complaint':
      return NO_COMPLAINT.includes(report.fields['feedback-type']?.toLowerCase() ?? '') ? 'unknown' : 'complaint';
    case 'delivery':
      return ofDelivery(report.fields);
    case undefined:
      if (automatic) return 'automatic';
      return text === '' ? 'unknown' : 'reply';
  }
}

function ofDelivery({ action = '', status = '' }: Readonly<Record<string, string>>): InboundKind {
  const [code = ''] = /^\d\.\d{1,3}\.\d{1,3}/.exec(status.trim()) ?? [];
  switch (action.trim().toLowerCase()) {
    case 'delayed':
      return 'delayed';
    case 'failed':
      return code.startsWith('5.') && !TRANSIENT.test(code) && !NOT_THE_ADDRESS.test(code) ? 'bounced' : 'undelivered';
    default:
      return 'unknown';
  }
}
