import { reminderOf } from '../../signals/reminder-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escapeMrkdwn } from './block-elements';

/** The reply in the thread of the alert when somebody is reminded of it. */
export function reminderReply(told: SignalContext, now: Date): string {
  const { said, since } = reminderOf(told, now);
  return [`:bell: ${said}.`, ...since.map((line) => `• ${line}`)].map(escapeMrkdwn).join('\n');
}
