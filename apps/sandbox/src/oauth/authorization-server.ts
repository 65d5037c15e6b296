import type { ClientMetadata, Configuration } from 'oidc-provider';
import type { Provider } from '../traffic/providers';

export interface AccountChoice {
  account: string;
  label: string;
  detail: string;
}

/** What makes one provider's authorization server its own; the rest is the same for all. */
export interface AuthorizationServer {
  code: Provider;
  title: string;
  /** Where its endpoints are below its prefix; each is handed to oidc-provider unparsed. */
  paths: string[];
  /** The provider's own reading of an authorization request, before oidc-provider sees it. */
  prepare?(params: URLSearchParams): void;
  /** Takes a token request from the address too. */
  token_in_query?: boolean;
  access_token_ttl_seconds: number;
  refresh_token_ttl_seconds?: number;
  /** A rotated refresh token may be redeemed again for so long, and then just fails; without it, reuse revokes. */
  reuse_grace_seconds?: number;
  clients(): ClientMetadata[];
  accounts(): AccountChoice[];
  claims(account: string): Record<string, unknown>;
  configuration: Configuration;
  /** Shapes the token endpoint's answer as the provider does. */
  answer?(body: Record<string, unknown>, account: string): Record<string, unknown>;
  /** How it says no at the token endpoint, where that is not OAuth's own way. */
  refusal?(error: string): { status: number; body: object };
}

export const authorizationServers = Symbol('authorization servers');
