import { againWords } from '../../signals/reply-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escapeMrkdwn } from './block-elements';

/** The reply in the thread of the alert about an earlier signal of an unstable integration, which shows the new one now. */
export const againReply = (told: SignalContext): string => escapeMrkdwn(againWords(told));
