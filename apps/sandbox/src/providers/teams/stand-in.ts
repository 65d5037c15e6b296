import type { StandIn } from '../../stand-ins/stand-in';
import { channelsOf } from './channels';
import { TeamsModule } from './teams.module';
import { appRefused, channelDeleted, removedFromTeam, tooLarge, unknownPerson } from './teams-switches';

export const standIn: StandIn = {
  code: 'teams',
  name: 'Microsoft Teams',
  about: 'A team for each tenant, and the Bot Framework',
  module: TeamsModule,
  accounts: (world) => channelsOf(world).map(({ id, name, team }) => ({ account: id, name: `${team.name}, ${name}` })),
  switches: [removedFromTeam, channelDeleted, tooLarge, unknownPerson, appRefused],
  unavailable: () => ({ error: { code: 'ServiceError', message: 'Unknown' } }),
  rateLimited: (seconds) => ({
    body: { error: { code: 'ThrottledDueToRateLimit', message: 'API calls quota exceeded' } },
    headers: { 'retry-after': String(seconds) },
  }),
  prefixes: ['/teams/emea/', '/teams/linesman.example/'],
  look: '/_control/teams/messages',
  page: {
    path: '/teams',
    name: 'Teams',
    journal: 'teams-messages',
    about: (messages) => `${messages} message${messages === 1 ? '' : 's'} in channels of teams`,
  },
};
