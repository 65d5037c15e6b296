import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuthorizationService } from '../../oauth/authorization-service';
import { AccessChanges } from '../../state/access-changes';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import { type SlackUser, World, type Workspace } from '../../world/world';
import { type Channel, channelsOf } from './channels';

/** Somebody who was added to a workspace of the world. */
interface Joined extends SlackUser {
  team: string;
}

/** A conversation with one person, or a channel. */
export interface Place {
  workspace: Workspace;
  user?: SlackUser;
  channel?: Channel;
}

@Injectable()
export class Workspaces {
  /** Channels of which the app is a member. */
  private readonly entered: Journal<string>;
  private readonly joined: Journal<Joined>;
  /** Workspaces whose token was revoked. */
  private readonly revoked: Journal<string>;

  constructor(
    private readonly world: World,
    private readonly authorization: AuthorizationService,
    private readonly access: AccessChanges,
    state: StateDir,
  ) {
    this.joined = state.journal<Joined>('slack-users', { lasting: true });
    this.revoked = state.journal<string>('slack-revoked');
    this.entered = state.journal<string>('slack-channels');
  }

  all(): Workspace[] {
    const joined = this.joined.values();
    return this.world.tenants.map(({ slack }) => ({
      ...slack,
      users: [...slack.users, ...joined.filter(({ team }) => team === slack.team_id)],
    }));
  }

  byToken(token: string): Workspace | undefined {
    return this.all().find(({ bot_token }) => bot_token === token);
  }

  /** The token stops working until the app is installed again. In this world the new installation has the same token. */
  revoke(team: string): void {
    const store = this.authorization.store('slack');
    for (const { id } of this.installations(team)) store.revokeGrant(id);
    this.revoked.set(team, team);
    this.access.next({ provider: 'slack', account: team, change: 'removed' });
  }

  isRevoked(team: string): boolean {
    return this.revoked.get(team) !== undefined && this.installations(team).length === 0;
  }

  private installations(team: string) {
    return this.authorization
      .store('slack')
      .all('Grant')
      .filter(({ payload }) => payload.accountId === team);
  }

  ofChannel(id: string): Place | undefined {
    for (const workspace of this.all()) {
      const user = workspace.users.find((one) => directChannel(workspace, one.id) === id);
      const channel = channelsOf(workspace).find((one) => one.id === id);
      if (user || channel) return { workspace, user, channel };
    }
    return undefined;
  }

  isIn(channel: string): boolean {
    return this.entered.get(channel) !== undefined;
  }

  enter(channel: string): void {
    this.entered.set(channel, channel);
  }

  join(team: string, user: SlackUser): void {
    this.joined.set(`${team}/${user.id}`, { team, ...user });
  }
}

/** The conversation between the bot and one person always has the same id. */
export const directChannel = ({ team_id }: Workspace, user: string): string =>
  `D${createHash('sha256').update(`${team_id}/${user}`).digest('hex').slice(0, 10).toUpperCase()}`;
