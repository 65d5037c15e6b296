import { Database } from '@linesman/persistence';
import { exchangeCode, ProviderError, scopesIn, type TokenSet } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { isOtherAccount } from '../credentials/enter-credentials';
import { leasedField, materialFrom, ProviderCalls } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import { ConnectSession } from './connect-session.entity';
import type { LinkSubject } from './follow-link';
import { type ConnectOutcome, KeepConnection } from './keep-connection';
import { redirectUri } from './start-connect';

/** Finishes a consent: exchanges the code, asks the provider for the account, and only then stores the tokens. */
@Injectable()
export class FinishConnect {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
    private readonly sealer: Sealer,
    private readonly connections: KeepConnection,
    private readonly config: IntegrationsConfig,
  ) {}

  /** @returns whether this is the first use of the state. A state works once, even if the rest fails. */
  async takeState({ tenant_id, session_id, state_hash }: ConnectSession): Promise<boolean> {
    const { affected } = await this.database.inTenant(tenant_id, (tx) =>
      tx.update(ConnectSession, { session_id, state_hash: state_hash! }, { state_hash: null }),
    );
    return affected === 1;
  }

  async finish(session: ConnectSession, subject: LinkSubject, code: string): Promise<ConnectOutcome> {
    try {
      const tokens = await this.exchange(session, subject, code);
      if (!tokens) return { kind: 'too-late' };
      const { provider, integration } = subject;
      const config = { ...integration.config, ...provider.configFromToken?.(tokens.response) };
      const context = this.calls.context(provider, materialFrom(provider, tokens.access_token), config);
      const account = await provider.identify?.(context);
      if (!account) await provider.probe(context);
      if (account && isOtherAccount(integration, account)) return { kind: 'wrong-account', account };
      const settings = account && provider.configFromAccount?.(account);
      const { access_token, refresh_token, refresh_token_expires_at, expires_at } = tokens;
      const isKey = provider.manifest.auth.type === 'api_key';
      return await this.connections.keep(session, {
        fields: isKey
          ? { [leasedField(provider)]: access_token }
          : { access_token, ...(refresh_token ? { refresh_token } : {}) },
        expires_at: isKey ? undefined : expires_at,
        credentials_end_at: isKey ? undefined : refresh_token ? refresh_token_expires_at : expires_at,
        config: { ...config, ...settings },
        account,
        from_consent: true,
        granted_scopes: scopesIn(tokens.scope) ?? account?.granted_scopes,
        sameAccount: true,
      });
    } catch (error) {
      if (error instanceof ProviderError) return { kind: 'failed', failure: error.failure };
      throw error;
    }
  }

  private async exchange(
    { tenant_id, session_id, code_verifier }: ConnectSession,
    { provider }: LinkSubject,
    code: string,
  ): Promise<TokenSet | undefined> {
    const endpoint = this.calls.tokenEndpoint(provider);
    if (!endpoint || !code_verifier) return undefined;
    const verifier = this.sealer.open({ tenant_id, record_id: session_id }, code_verifier, 'code_verifier');
    return exchangeCode(endpoint, { code, code_verifier: verifier, redirect_uri: redirectUri(this.config) });
  }
}
