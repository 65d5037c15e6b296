import { OutOfTime } from '@linesman/service-kit';
import type { SendOutcome } from '../../deliveries/channel';

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** An enhanced code that looks permanent and is not: the server cannot route the email now. */
const TRANSIENT = /\b5\.4\.4\b/;
/** Refusals of the sender or of the content, not of the address. */
const NOT_THE_ADDRESS = /\b5\.(3|5|6|7)\.\d+\b/;
const BEFORE_DATA = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO'];

export function classifySmtpFailure(error: unknown): SendOutcome {
  const { code, command = 'CONN', responseCode, response, message } = error as SmtpError;
  const reason = (response ?? message ?? String(error)).slice(0, 300);
  // Nobody knows how far the email had come.
  if (code === 'EABORT' || error instanceof OutOfTime) return { kind: 'ambiguous', reason: 'no end in time' };
  if (code === 'EAUTH') return { kind: 'retry', reason: `smtp login refused: ${reason}` };
  if (responseCode && responseCode >= 500 && !TRANSIENT.test(reason)) {
    const address = command === 'RCPT TO' || code === 'EENVELOPE';
    return { kind: 'failed', reason, ...(address && !NOT_THE_ADDRESS.test(reason) ? { gone: true } : {}) };
  }
  if (responseCode) return { kind: 'retry', reason };
  const early = BEFORE_DATA.includes(command) || command.startsWith('AUTH');
  return early ? { kind: 'retry', reason } : { kind: 'ambiguous', reason };
}
