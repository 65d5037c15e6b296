import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type SlackUser, World, type Workspace } from '../world/world';

@Injectable()
export class Workspaces {
  constructor(@Inject(World) private readonly world: World) {}

  all(): Workspace[] {
    return this.world.tenants.map(({ slack }) => slack);
  }

  byToken(token: string): Workspace | undefined {
    return this.all().find(({ bot_token }) => bot_token === token);
  }

  ofChannel(channel: string): { workspace: Workspace; user: SlackUser } | undefined {
    for (const workspace of this.all()) {
      const user = workspace.users.find(({ id }) => directChannel(workspace, id) === channel);
      if (user) return { workspace, user };
    }
    return undefined;
  }
}

/** The conversation between the bot and one person always has the same id. */
export const directChannel = ({ team_id }: Workspace, user: string): string =>
  `D${createHash('sha256').update(`${team_id}/${user}`).digest('hex').slice(0, 10).toUpperCase()}`;
