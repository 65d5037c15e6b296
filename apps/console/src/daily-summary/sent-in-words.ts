import { reasonInWords } from '@linesman/contracts';
import { onChannel } from '../pages/channel-words';
import type { SentSummary } from '../upstream/answers';

const reasons: Record<string, string> = {
  nothing_to_say: 'Nothing to say',
  not_wanted: 'They have switched it off',
  switched_off: 'The settings were changed before it was sent',
};

/** `Sent on Slack`, or why not. */
export function sentInWords({ state, channel, reason }: Pick<SentSummary, 'state' | 'channel' | 'reason'>): string {
  if (state === 'sent') return channel ? `Sent ${onChannel(channel)}` : 'Sent';
  const why = reason === null ? undefined : (reasons[reason] ?? reasonInWords(reason));
  if (state === 'not_sent') return why ? `Not sent. ${why}` : 'Not sent';
  return why ? `Not sent yet. ${why}` : 'On its way';
}
