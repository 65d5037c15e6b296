import type { StandIn } from '../../stand-ins/stand-in';
import { rejectKey, removeApp } from '../../switches/common-kinds';
import { slackServer } from './authorization-server';
import { push } from './push';
import { SlackModule } from './slack.module';
import { historyLimit, postingLimit, slackError } from './slack-switches';

export const standIn: StandIn = {
  code: 'slack',
  name: 'Slack',
  about: 'A workspace for each tenant',
  module: SlackModule,
  access: 'key',
  accounts: ({ tenants }) => tenants.map(({ slack }) => ({ account: slack.team_id, name: slack.team_name, ...slack })),
  authorizationServer: slackServer,
  push,
  switches: [rejectKey, removeApp, slackError, postingLimit, historyLimit],
  unavailable: (status) => ({ ok: false, error: status === 503 ? 'service_unavailable' : 'internal_error' }),
  rateLimited: () => ({ body: { ok: false, error: 'ratelimited' } }),
  prefixes: ['/slack/api/', '/slack/response/', '/slack/oauth/'],
  look: '/_control/slack/messages',
  page: {
    path: '/slack',
    name: 'Slack',
    journal: 'slack-messages',
    about: (messages) => `${messages} message${messages === 1 ? '' : 's'}, with buttons that work`,
  },
};
