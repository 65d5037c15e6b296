import { textOf } from '../../http/fields';
import type { Workspace } from '../../world/world';
import { type Channel, channelsOf } from './channels';
import { SlackFailure } from './slack-failure';
import type { Workspaces } from './workspaces';

type Arguments = Record<string, unknown>;
type Method = (workspace: Workspace, args: Arguments) => object;

/** What an app can find out about channels. It sees the private ones of which it is a member. */
export const channelMethods = (workspaces: Workspaces): Record<string, Method> => {
  const isMember = ({ id }: Channel): boolean => workspaces.isIn(id);
  const wire = (channel: Channel): object => ({
    is_private: false,
    is_archived: false,
    ...channel,
    is_channel: true,
    is_im: false,
    is_mpim: false,
    is_ext_shared: false,
    is_member: isMember(channel),
  });
  const seen = (workspace: Workspace): Channel[] =>
    channelsOf(workspace).filter((channel) => !channel.is_private || isMember(channel));
  const find = (workspace: Workspace, id: unknown): Channel => {
    const channel = seen(workspace).find((one) => one.id === textOf(id));
    if (!channel) throw new SlackFailure('channel_not_found');
    return channel;
  };
  return {
    'conversations.list': (workspace) => ({ channels: seen(workspace).map(wire) }),
    'conversations.info': (workspace, { channel }) => ({ channel: wire(find(workspace, channel)) }),
    'conversations.join': (workspace, { channel }) => {
      const found = find(workspace, channel);
      if (found.is_archived) throw new SlackFailure('is_archived');
      workspaces.enter(found.id);
      return { channel: wire(found) };
    },
  };
};
