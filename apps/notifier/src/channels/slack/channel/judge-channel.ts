/** What Slack says of a channel, as far as it matters here. */
export interface SlackChannelFacts {
  id?: string;
  name?: string;
  is_archived?: boolean;
  is_im?: boolean;
  is_mpim?: boolean;
  is_private?: boolean;
  is_member?: boolean;
  is_ext_shared?: boolean;
}

export type Judged = 'fits' | 'join' | { refusal: string };

export const NOT_FOUND =
  'was not found. It has another name, or it is private and Linesman is no member: invite Linesman there with /invite, and save again';

/** Whether alerts can be posted in a channel. They name customers and their problems. */
export function judgeChannel(channel: SlackChannelFacts): Judged {
  if (channel.is_im || channel.is_mpim) return { refusal: 'is a conversation of some people: choose a channel' };
  if (channel.is_archived) return { refusal: 'is archived: choose another, or unarchive it at Slack' };
  if (channel.is_ext_shared)
    return { refusal: 'is shared with another company, and alerts name your customers: choose another' };
  if (channel.is_member) return 'fits';
  return channel.is_private ? { refusal: NOT_FOUND } : 'join';
}

/** What Slack answers where it refuses to look or to join, in words. */
export const refusals: Readonly<Record<string, string>> = {
  channel_not_found: NOT_FOUND,
  is_archived: 'is archived: choose another, or unarchive it at Slack',
  missing_scope: 'cannot be seen yet: connect Slack again, which asks for the permission, and save again',
  method_not_supported_for_channel_type: 'is not a channel that Linesman can join: invite it there, and save again',
  restricted_action: 'may not be joined by Linesman: let an administrator of Slack invite it',
  user_is_restricted: 'may not be joined by Linesman: let an administrator of Slack invite it',
};

/** Ids are in capitals, and names are not. */
export const isChannelId = (text: string): boolean => /^[CG][A-Z0-9]{2,40}$/.test(text);
export const nameOf = (text: string): string => text.trim().replace(/^#/, '').toLowerCase();
