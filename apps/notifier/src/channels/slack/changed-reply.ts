import type { ClaimedDelivery } from '../../deliveries/channel';
import { changedWords } from '../../signals/reply-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escapeMrkdwn } from './block-elements';

type Change = Pick<ClaimedDelivery['delivery'], 'occasion' | 'about' | 'told_before'>;

/** The reply in the thread of the alert when its signal has changed. */
export const changedReply = (told: SignalContext, change: Change, now: Date): string =>
  escapeMrkdwn(changedWords(told, change, now));
