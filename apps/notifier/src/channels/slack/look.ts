import type { SentMessage } from '../../deliveries/channel';
import type { Delivery } from '../../deliveries/delivery.entity';

/** How far Slack's clock may be from ours. */
export const MARGIN_MS = 120_000;

/** What Slack showed of a conversation. All deliveries whose end nobody knows are decided by it. */
export interface Look {
  /** It shows everything since then, … */
  from: number;
  /** … up to this message where there are more, … */
  upto?: string;
  /** … or up to this time. */
  at: number;
  /** The messages, by the ids of their deliveries. */
  found: Record<string, Pick<SentMessage, 'team_id' | 'channel_id' | 'ts'>>;
}

type Uncertain = Pick<Delivery, 'id' | 'created_at' | 'ambiguous_since'> & {
  /** A message takes so long to show up. */
  settles_ms: number;
};

export const outlookFrom = (created_at: Date): number => new Date(created_at).getTime() - MARGIN_MS;

/** @returns nothing where the look does not tell. */
export function decidedBy(
  { from, upto, at, found }: Look,
  { id, created_at, ambiguous_since, settles_ms }: Uncertain,
): { arrived: 'yes'; message: SentMessage } | { arrived: 'no' } | undefined {
  const message = found[id];
  if (message) return { arrived: 'yes', message };
  const ended = ambiguous_since ? new Date(ambiguous_since).getTime() + settles_ms : Infinity;
  return upto === undefined && from <= outlookFrom(created_at) && at >= ended ? { arrived: 'no' } : undefined;
}
