import type { SignalContext } from '../../signals/signal-context';
import { recipientName } from '../../signals/recipient-name';
import { ours, plain, type SlackMessage } from './block-elements';

/** The ids of people begin so. What else a customer's record may hold is no id, and is shown to nobody as one. */
const USER = /^[UW][A-Z0-9]+$/;

/** Names a person so that Slack notifies them. @returns nothing where the id is not one of Slack's. */
export const mentionOf = (user: string | null | undefined): string | undefined =>
  user && USER.test(user) ? `<@${user}>` : undefined;

/** For whom a message in a channel is. */
interface To {
  /** In lower case. */
  recipient: string;
  user?: string;
}

/** A message in a channel says first for whom it is. A direct one needs not. */
export function addressedTo(to: To | undefined, told: SignalContext, { text, blocks }: SlackMessage): SlackMessage {
  if (!to) return { text, blocks };
  const [header, ...rest] = blocks;
  const mention = mentionOf(to.user);
  const first = mention ? ours(`For ${mention}`) : plain(`For ${recipientName(to.recipient, told)}`);
  return { text: mention ? `${mention} ${text}` : text, blocks: [header!, first, ...rest] };
}

/** Whoever has not followed the thread hears of a reply too. */
export function saidTo(to: To | undefined, { text }: { text: string }): { text: string } {
  const mention = mentionOf(to?.user);
  return { text: mention ? `${mention} ${text}` : text };
}
