import type { TokenSet } from '@linesman/provider-kit';
import type { ClaimedRefresh } from './claim-token-refresh';

/** What a provider answered to a refresh token, and the attempt that it answers. */
export interface RefreshAnswer {
  tenant_id: string;
  integration_id: string;
  attempt: number;
  fields: { access_token: string; refresh_token: string };
  /** Settings that came with the tokens. */
  config: Record<string, unknown>;
  expires_at?: string;
  /** When the refresh token ends: null if the provider gave a new one and did not say, absent if the old one stays. */
  refresh_token_expires_at?: string | null;
}

export function answerOf({ row, attempt, provider, refresh_token }: ClaimedRefresh, tokens: TokenSet): RefreshAnswer {
  return {
    tenant_id: row.tenant_id,
    integration_id: row.integration_id,
    attempt,
    fields: { access_token: tokens.access_token, refresh_token: tokens.refresh_token ?? refresh_token },
    config: { ...provider.configFromToken?.(tokens.response) },
    refresh_token_expires_at:
      tokens.refresh_token_expires_at?.toISOString() ?? (tokens.refresh_token ? null : undefined),
    ...(tokens.expires_at ? { expires_at: tokens.expires_at.toISOString() } : {}),
  };
}
