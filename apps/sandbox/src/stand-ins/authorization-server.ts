import type { ClientMetadata, Configuration } from 'oidc-provider';
import type { SandboxConfig } from '../config';

export interface AccountChoice {
  account: string;
  label: string;
  detail: string;
}

/** What one provider's authorization server does differently from the others. */
export interface AuthorizationServer {
  code: string;
  title: string;
  /** Its endpoints below the provider's prefix. oidc-provider reads their requests itself. */
  paths: string[];
  /** Translates the provider's own parameters of an authorization request for oidc-provider. */
  prepare?: (params: URLSearchParams) => void;
  /** Accepts a token request in the query too. */
  token_in_query?: boolean;
  access_token_ttl_seconds: number;
  refresh_token_ttl_seconds?: number;
  /** For this long a used refresh token works again; later it fails. Without it, reuse revokes the grant. */
  reuse_grace_seconds?: number;
  clients: () => ClientMetadata[];
  accounts: () => AccountChoice[];
  /** Scopes that a person may leave out of those that an app asks for. Without it, they allow all or nothing. */
  may_leave_out?: (scope: string) => boolean;
  claims: (account: string) => Record<string, unknown>;
  configuration: Configuration;
  /** Shapes the token endpoint's answer as the provider does. */
  answer?: (body: Record<string, unknown>, account: string) => Record<string, unknown>;
  /** How it refuses at the token endpoint, where that is not OAuth's own way. */
  refusal?: (error: string) => { status: number; body: object };
}

/** The app that Linesman has registered at the provider, if `OAUTH_APPS` has one. */
export function oauthClient(
  config: SandboxConfig,
  code: string,
  token_endpoint_auth_method: 'client_secret_post' | 'client_secret_basic' = 'client_secret_post',
): ClientMetadata[] {
  const app = config.oauth_apps[code];
  if (!app) return [];
  return [
    {
      ...app,
      redirect_uris: [`${config.public_origin}/oauth/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method,
    },
  ];
}

/** People with a name and an email address, as the consent page offers them. */
export const choicesOf = (accounts: { account: string; name: string; email: string }[]): AccountChoice[] =>
  accounts.map(({ account, name, email }) => ({ account, label: name, detail: email }));
