import { channelName } from '../../pages/channel-words';
import { occasionInWords, readable } from '../../pages/words';
import { reasonInWords } from '@linesman/contracts';
import type { StaffDelivery } from '../../upstream/answers';

const audiences: Record<StaffDelivery['audience'], string> = {
  csm: 'their CSM',
  manager: 'the manager of their CSM',
  contact: 'the customer’s technical contact',
  tenant: 'the tenant’s own address',
  staff: 'our own staff',
};

type Shown = Pick<
  StaffDelivery,
  | 'audience'
  | 'occasion'
  | 'reason'
  | 'state'
  | 'channel'
  | 'attempts'
  | 'next_attempt_at'
  | 'mailed_instead'
  | 'duplicates'
>;

export function deliveryInWords<T extends Shown>(delivery: T) {
  return {
    ...delivery,
    to: audiences[delivery.audience],
    channel_name: channelName(delivery.channel),
    about: aboutOf(delivery.occasion),
    why: reasonInWords(delivery.reason),
    next: nextOf(delivery),
    may_send_again: delivery.state === 'failed' && !delivery.mailed_instead,
  };
}

/** `click.send_fix_instructions`, `opened`. */
function aboutOf(occasion: string): string {
  const [, action] = /^click\.(.*?)(?:\.\d+)?$/s.exec(occasion) ?? [];
  return action ? `requested with a button (${readable(action).toLowerCase()})` : occasionInWords(occasion);
}

/** What is done where nobody knows whether a message arrived. The time follows. */
const lookedFor: Record<Shown['channel'], string> = {
  slack: 'We check in Slack whether it arrived, and send it again only if it did not,',
  teams: 'Teams cannot be asked whether it arrived. It will be sent again',
  email: 'It will be sent again with the same Message-ID',
};

/** What happens next, or undefined. `at` is the time, which the page shows after the words. */
function nextOf(delivery: Shown): { words: string; at?: string } | undefined {
  const { state, reason, channel, attempts, next_attempt_at: at, mailed_instead, duplicates } = delivery;
  if (state === 'awaiting_approval') return { words: 'Waits until somebody of the tenant approves it.' };
  if (state === 'pending' && reason === 'working_hours') return { words: 'Will be sent when working hours begin,', at };
  if (state === 'pending')
    return attempts === 0 ? { words: 'Will be sent at once.' } : { words: 'Will be tried again', at };
  if (state === 'sending') return { words: 'Is being sent. If the sending process stops, another one takes over.' };
  if (state === 'ambiguous') return { words: `No answer came. ${lookedFor[channel]}`, at };
  if (state === 'failed' && mailed_instead) return { words: 'Not tried again: an email is sent instead.' };
  if (state === 'failed' && channel !== 'email') return { words: 'Not tried again, and no email is sent instead.' };
  if (state === 'failed')
    return { words: 'Not tried again. If the address does not exist, a task asks for another one.' };
  return state === 'sent' && duplicates > 0
    ? { words: `May have arrived ${duplicates === 1 ? 'twice' : `${duplicates + 1} times`}.` }
    : undefined;
}
