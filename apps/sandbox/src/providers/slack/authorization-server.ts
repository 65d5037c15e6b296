import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, oauthClient } from '../../stand-ins/authorization-server';
import type { World, Workspace } from '../../world/world';

const scopes = [
  ...['chat:write', 'im:write', 'im:history', 'users:read', 'users:read.email'],
  ...['channels:read', 'channels:join', 'channels:history', 'groups:read', 'groups:history'],
];

/** Installs the app: the answer is the workspace's bot token, which never changes. */
export function slackServer(world: World, config: SandboxConfig): AuthorizationServer {
  const workspaces = world.tenants.map(({ slack }) => slack);
  const find = (team: string): Workspace | undefined => workspaces.find(({ team_id }) => team_id === team);
  return {
    code: 'slack',
    title: 'Slack',
    paths: ['/oauth/v2/authorize', '/oauth/v2/authorize/:uid', '/api/oauth.v2.access'],
    prepare: (params) => params.set('scope', (params.get('scope') ?? '').replaceAll(',', ' ')),
    access_token_ttl_seconds: 600,
    clients: () => oauthClient(config, 'slack'),
    accounts: () =>
      workspaces.map(({ team_id, team_name, team_domain }) => ({
        account: team_id,
        label: team_name,
        detail: `${team_domain}.slack.com`,
      })),
    claims: () => ({}),
    configuration: {
      scopes: [...scopes, 'openid', 'profile', 'email'],
      routes: { authorization: '/oauth/v2/authorize', token: '/api/oauth.v2.access' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: () => Promise.resolve(false),
    },
    answer: (body, account) => {
      const found = find(account);
      if (!found) return body;
      const { app_id, bot_token: access_token, bot_user_id, team_id, team_name, users } = found;
      const scope = String(body['scope']).replaceAll(' ', ',');
      const team = { id: team_id, name: team_name };
      const authed_user = { id: users[0]?.id };
      const more = { app_id, authed_user, team, enterprise: null, is_enterprise_install: false };
      return { ok: true, access_token, token_type: 'bot', scope, bot_user_id, ...more };
    },
    refusal: (error) => ({ status: 200, body: { ok: false, error: words[error] ?? error } }),
  };
}

const words: Record<string, string> = { invalid_grant: 'invalid_code', invalid_client: 'bad_client_secret' };
