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

/** The same where a workflow waits for a decision: an edit of the alert notifies nobody. */
export const questionReply = (told: ClaimedDelivery): string =>
  `:raised_hand: ${inLines(questionTo(told, told.delivery.occasion, 'with the buttons of the message above'))}`;

const inLines = ({ said, since }: Reminder): string =>
  [`${said}.`, ...since.map((line) => `• ${line}`)].map(escapeMrkdwn).join('\n');
