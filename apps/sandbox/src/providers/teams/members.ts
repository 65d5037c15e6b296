import type { World } from '../../world/world';
import { type Channel, type Team, teamOf } from './channels';

/** As the Bot Connector describes somebody in a team. */
export interface Member {
  id: string;
  name: string;
  email: string;
  userPrincipalName: string;
  userRole: 'user';
  tenantId: string;
}

/** Whoever is in a tenant's workspace at Slack is in its team too. */
export const membersOf = ({ tenants }: World, team: Pick<Team, 'id' | 'directory'>): Member[] =>
  tenants
    .filter(({ slack }) => teamOf(slack).id === team.id)
    .flatMap(({ slack }) => slack.users)
    .map(({ name, email }) => ({
      id: `29:${email}`,
      name,
      email,
      userPrincipalName: email,
      userRole: 'user',
      tenantId: team.directory,
    }));

/** The chat of each of them with the app, which can be written to as a channel can. */
export const chatsOf = (world: World): Channel[] =>
  world.tenants.flatMap(({ name, slack }) => {
    const team = { ...teamOf(slack), name };
    return membersOf(world, team).map((one) => ({ id: `a:${one.email}`, name: one.name, team }));
  });
