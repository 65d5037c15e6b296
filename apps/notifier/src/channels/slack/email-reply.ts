import { replyInWords } from '../../signals/email-reply-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escapeMrkdwn } from './block-elements';

/** The reply in the thread of the alert when a contact answered an email. Their text is quoted, and no markup of Slack's. */
export function emailReply(told: SignalContext, publicOrigin: string): string {
  const { said, lines, remarks } = replyInWords(told, publicOrigin);
  return [
    `:envelope: ${escapeMrkdwn(said)}:`,
    ...lines.map((line) => `> ${escapeMrkdwn(line)}`),
    ...remarks.map(escapeMrkdwn),
  ].join('\n');
}
