import { textOf } from '../../http/fields';
import type { SlackUser, Workspace } from '../../world/world';
import { SlackFailure } from './slack-failure';
import { directChannel } from './workspaces';

type Arguments = Record<string, unknown>;

const wireUser = ({ id, name, email, time_zone }: SlackUser, { team_id }: Workspace): Record<string, unknown> => ({
  id,
  team_id,
  name: email.split('@')[0],
  deleted: false,
  real_name: name,
  tz: time_zone,
  profile: { real_name: name, display_name: name.split(' ')[0], email, team: team_id },
  is_bot: false,
  is_admin: false,
});

export const peopleMethods = {
  'auth.test': (workspace: Workspace) => ({
    url: `https://${workspace.team_domain}.slack.example/`,
    team: workspace.team_name,
    user: 'linesman',
    team_id: workspace.team_id,
    user_id: workspace.bot_user_id,
    bot_id: workspace.bot_id,
    is_enterprise_install: false,
  }),
  'users.lookupByEmail': (workspace: Workspace, { email }: Arguments) => {
    const wanted = String(email).toLowerCase();
    const user = workspace.users.find((one) => one.email.toLowerCase() === wanted);
    if (!user) throw new SlackFailure('users_not_found');
    return { user: wireUser(user, workspace) };
  },
  'users.info': (workspace: Workspace, { user: id }: Arguments) => {
    const user = workspace.users.find((one) => one.id === id);
    if (!user) throw new SlackFailure('user_not_found');
    return { user: wireUser(user, workspace) };
  },
  'conversations.open': (workspace: Workspace, { users }: Arguments) => {
    const ids = textOf(users).split(',');
    if (ids.length !== 1) throw new SlackFailure('method_not_supported_for_channel_type');
    const user = workspace.users.find((one) => one.id === ids[0]);
    if (!user) throw new SlackFailure('user_not_found');
    return {
      no_op: true,
      already_open: true,
      channel: { id: directChannel(workspace, user.id), is_im: true, user: user.id },
    };
  },
};
