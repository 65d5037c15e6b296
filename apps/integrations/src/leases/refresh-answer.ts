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
}

export function answerOf({ row, attempt, provider, refresh_token }: ClaimedRefresh, tokens: TokenSet): RefreshAnswer {
  return {
    tenant_id: row.tenant_id,
    integration_id: row.integration_id,
    attempt,
    fields: { access_token: tokens.access_token, refresh_token: tokens.refresh_token ?? refresh_token },
    config: { ...provider.configFromToken?.(tokens.response) },
    ...(tokens.expires_at ? { expires_at: tokens.expires_at.toISOString() } : {}),
  };
}
