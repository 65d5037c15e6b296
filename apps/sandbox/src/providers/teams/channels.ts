import type { World } from '../../world/world';

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

/** Each tenant has a team with two channels. */
export const channelsOf = ({ tenants }: World): Channel[] =>
  tenants.flatMap(({ name, slack }) => {
    const team = {
      id: `19:${slack.team_domain}@thread.tacv2`,
      name,
      directory: `${slack.team_domain}.onmicrosoft.example`,
    };
    return [
      { id: team.id, name: 'General', team },
      { id: `19:${slack.team_domain}-alerts@thread.tacv2`, name: 'Customer alerts', team },
    ];
  });
