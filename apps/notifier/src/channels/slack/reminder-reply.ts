import type { ClaimedDelivery } from '../../deliveries/channel';
import { questionTo } from '../../signals/approval-wording';
import { assignmentOf, type Reminder, reminderOf } from '../../signals/reminder-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escapeMrkdwn } from './block-elements';

/** The reply in the thread of the alert when somebody is reminded of it. */
export const reminderReply = (told: SignalContext, now: Date): string => `:bell: ${inLines(reminderOf(told, now))}`;

/** The same where the signal was assigned to somebody who was told of it before. */
export const assignmentReply = (told: SignalContext, now: Date): string =>
  `:bust_in_silhouette: ${inLines(assignmentOf(told, now))}`;

/** The same where a workflow waits for a decision: an edit of the alert notifies nobody. A digest has no buttons. */
export function questionReply(told: ClaimedDelivery): string {
  const { occasion, opening_digest } = told.delivery;
  const where = opening_digest ? 'under Tasks in Linesman' : 'with the buttons of the message above';
  return `:raised_hand: ${inLines(questionTo(told, occasion, where))}`;
}

const inLines = ({ said, since }: Reminder): string =>
  [`${said}.`, ...since.map((line) => `• ${line}`)].map(escapeMrkdwn).join('\n');
