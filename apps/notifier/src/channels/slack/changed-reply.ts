import type { ClaimedDelivery } from '../../deliveries/channel';
import { hasNewReason } from '../../signals/about';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { escapeMrkdwn } from './block-elements';

type Change = Pick<ClaimedDelivery['delivery'], 'occasion' | 'about' | 'told_before'>;

/** The reply in the thread of the alert when its signal has changed. */
export function changedReply(told: SignalContext, { occasion, about, told_before }: Change, now: Date): string {
  const { snapshot } = told.signal;
  const { integration_name, new_status } = snapshot.status_change;
  const [name, reason] = [integration_name, say.reasonOf(snapshot)].map(escapeMrkdwn);
  if (occasion.startsWith('partly.')) {
    const parts = say.changedParts(snapshot);
    const failing = parts.length > 0 ? escapeMrkdwn(parts.join(', ')) : 'some of it';
    return `${name} is partly working again: ${failing} still fails. ${reason}`;
  }
  const end = snapshot.signal_type === 'integration_expiring' ? say.endSentence(told, now) : undefined;
  if (end) return `${name} works. ${escapeMrkdwn(end)}.`;
  if (snapshot.signal_type === 'integration_near_limit') return `${name} works. ${reason}.`;
  return told_before && about && hasNewReason(told_before, about)
    ? `${name} is ${new_status} for another reason now: ${reason}`
    : `${name} is ${new_status} now: ${reason}`;
}
