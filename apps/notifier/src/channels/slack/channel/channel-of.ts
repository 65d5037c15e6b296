import type { Message } from '../../../deliveries/message.entity';
import type { Spoken } from '../conversations';

/** Of a channel; a conversation with a person begins with D. */
export const isChannel = (conversation: string): boolean => /^[CG]/.test(conversation);

/**
 * The channel in which a CSM is told of a signal, where the tenant wants that and Slack lets us. The manager is told
 * directly, because a channel has all colleagues of the CSM.
 */
export const channelOf = ({ delivery, signal, settings, stored }: Spoken): string | undefined =>
  signal && delivery.audience === 'csm' && !stored.channel_refused
    ? (settings.slack_channel_id ?? undefined)
    : undefined;

/** The same of what may follow an earlier message, which stays where it is. Our staff may have a channel of their own. */
export function channelIn(spoken: Spoken & { existing?: Message }): string | undefined {
  const { existing, delivery } = spoken;
  if (delivery.audience !== 'csm') return undefined;
  const earlier = existing && !existing.gone_at ? existing.channel_id : undefined;
  if (!earlier) return channelOf(spoken);
  return isChannel(earlier) ? earlier : undefined;
}
