import type { ClientMetadata } from 'oidc-provider';
import type { SandboxConfig } from '../config';

/** Linesman as the provider knows it: the app that was registered there. */
export function oauthClient(config: SandboxConfig, code: string, method = 'client_secret_post'): ClientMetadata[] {
  const app = config.oauth_apps[code];
  if (!app) return [];
  return [
    {
      ...app,
      redirect_uris: [`${config.public_origin}/oauth/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: method as 'client_secret_post',
    },
  ];
}
