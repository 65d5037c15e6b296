import type { Workspace, World } from '../../world/world';

export interface Team {
  id: string;
  name: string;
  /** The directory (tenant) at Microsoft. */
  directory: string;
}

export interface Channel {
  id: string;
  name: string;
  team: Team;
}

export const teamOf = ({ team_domain }: Pick<Workspace, 'team_domain'>): Omit<Team, 'name'> => ({
  id: `19:${team_domain}@thread.tacv2`,
  directory: `${team_domain}.onmicrosoft.example`,
});

/** Each tenant has a team with two channels. */
export const channelsOf = ({ tenants }: World): Channel[] =>
  tenants.flatMap(({ name, slack }) => {
    const team = { ...teamOf(slack), name };
    return [
      { id: team.id, name: 'General', team },
      { id: `19:${slack.team_domain}-alerts@thread.tacv2`, name: 'Customer alerts', team },
    ];
  });
