import type { Call, ProviderCode } from '../at-providers.ts';
import type { Scene } from '../stage.ts';
import { callAgain, enterAgain, keys, oauth, off, reconnect, slackSays, type Way } from './way.ts';

const revoke = (scene: Scene) => scene.stage.outside.revoke(scene.stage.code, scene.grantId);
const expire = (scene: Scene) => scene.stage.outside.expireTokens(scene.stage.code, scene.account);

/** Calls need the permission; others at the same account do not. */
const scopes: Partial<Record<ProviderCode, { scope: string; call?: Call }>> = {
  salesforce: { scope: 'api' },
  dropbox: { scope: 'files.metadata.read' },
  google: {
    scope: 'https://www.googleapis.com/auth/drive.file',
    call: { capability_code: 'CREATE_FOLDER', parameters: { name: 'Orders' } },
  },
  xero: {
    scope: 'accounting.contacts',
    call: { capability_code: 'SYNC_CUSTOMER_DATA', parameters: {} },
  },
};

/** The access, the key or the app is not accepted any more. */
export const accessWays: readonly Way[] = [
  {
    name: 'revoked-called',
    what: 'A person takes the access back; the next execution meets it',
    providers: oauth,
    cause: 'refresh_refused',
    health: 'disconnected',
    breaks: async (scene) => {
      // Google tells it by a webhook. That one is another row.
      if (scene.stage.code === 'google') await scene.turnOn('forge_pushes');
      await revoke(scene);
      await scene.execute();
    },
    repairs: reconnect,
  },
  {
    name: 'revoked-probed',
    what: 'A person takes the access back; nobody calls',
    providers: oauth,
    cause: 'refresh_refused',
    health: 'disconnected',
    breaks: async (scene) => {
      if (scene.stage.code === 'google') await scene.turnOn('forge_pushes');
      await revoke(scene);
    },
    repairs: reconnect,
  },
  {
    name: 'revoked-pushed',
    what: 'A person takes the access back; the provider tells it by a webhook, and its word is enough',
    providers: ['google'],
    cause: 'grant_revoked',
    health: 'disconnected',
    aged: true,
    breaks: revoke,
    repairs: reconnect,
  },
  {
    name: 'app-removed',
    what: 'The account removes our app; the provider tells it by a webhook, and a probe finds out',
    providers: ['stripe', 'slack'],
    cause: { stripe: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    aged: true,
    breaks: (scene) => scene.turnOn('remove_app', { account: scene.account }),
    repairs: enterAgain,
  },
  {
    name: 'key-called',
    what: 'The key is rejected; the next execution meets it',
    providers: keys,
    cause: { stripe: 'api_key_rejected', custom_api: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('reject_key', { key: scene.account });
      await scene.execute();
    },
    repairs: enterAgain,
  },
  {
    name: 'key-probed',
    what: 'The key is rejected; nobody calls',
    providers: keys,
    cause: { stripe: 'api_key_rejected', custom_api: 'api_key_rejected', slack: 'grant_revoked' },
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('reject_key', { key: scene.account }),
    repairs: enterAgain,
  },
  {
    name: 'deactivated',
    what: 'The account is deactivated; the next execution meets it',
    providers: [...oauth, 'slack'],
    cause: {
      salesforce: 'refresh_refused',
      dropbox: 'account_deactivated',
      google: 'refresh_refused',
      xero: 'refresh_refused',
      basecamp: 'account_deactivated',
      slack: 'account_deactivated',
    },
    health: 'disconnected',
    breaks: async (scene) => {
      if (scene.stage.code === 'slack')
        await scene.turnOn('reject_key', { key: scene.account, error: 'team_access_not_granted' });
      else await scene.turnOn('deactivate_account', { account: scene.account });
      await scene.execute();
    },
    repairs: async (scene, link) => (scene.grantId ? reconnect(scene, link) : enterAgain(scene)),
  },
  {
    name: 'deactivated-pushed',
    what: 'The account is deactivated; the provider tells it by a webhook, and its word is enough',
    providers: ['google'],
    cause: 'account_deactivated',
    health: 'disconnected',
    aged: true,
    breaks: (scene) => scene.turnOn('deactivate_account', { account: scene.account }),
    repairs: reconnect,
  },
  {
    name: 'scope-refused',
    what: 'A permission is taken away; an execution that needs it is refused',
    providers: ['salesforce', 'dropbox', 'google', 'xero', 'slack'],
    cause: 'insufficient_scope',
    health: 'degraded',
    breaks: async (scene) => {
      const { scope, call } = scopes[scene.stage.code] ?? {};
      if (scope) await scene.turnOn('refuse_scope', { scope, account: scene.account });
      else await slackSays(scene, 'missing_scope', 'chat.postMessage');
      await scene.execute(1, call);
    },
    repairs: (scene) => callAgain(scene, scopes[scene.stage.code]?.call),
  },
  {
    name: 'scope-left-out',
    what: 'Somebody connects again and leaves a permission out; nobody calls',
    providers: ['google'],
    cause: 'insufficient_scope',
    health: 'degraded',
    breaks: (scene) => scene.consent(undefined, ['https://www.googleapis.com/auth/drive.file']),
    repairs: reconnect,
  },
  {
    name: 'app-refused',
    what: 'The secret of our app has ended; a token refresh is refused',
    providers: oauth,
    cause: 'invalid_client',
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('refuse_app');
      await expire(scene);
      await scene.execute();
    },
    repairs: off,
  },
  {
    name: 'refresh-interrupted',
    what: 'The answer to a token refresh is lost, and the refresh token works only once',
    providers: ['salesforce'],
    cause: 'refresh_interrupted',
    health: 'disconnected',
    breaks: async (scene) => {
      await scene.turnOn('lost_answer', { path: '/services/oauth2/token' });
      await expire(scene);
      await scene.execute();
    },
    repairs: reconnect,
  },
];
