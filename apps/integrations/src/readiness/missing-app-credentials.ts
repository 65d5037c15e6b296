import type { Provider } from '@linesman/provider-kit';
import type { IntegrationsConfig } from '../config';

/** Names of the settings that staff have to make before anybody can be sent to this provider for consent. */
export function missingAppCredentials({ manifest }: Provider, apps: IntegrationsConfig['OAUTH_APPS']): string[] {
  if (manifest.auth.type !== 'oauth2') return [];
  const { client_id, client_secret } = apps[manifest.code] ?? {};
  const named = { client_id, client_secret };
  return (['client_id', 'client_secret'] as const)
    .filter((name) => !named[name])
    .map((name) => `OAUTH_APPS.${manifest.code}.${name}`);
}
