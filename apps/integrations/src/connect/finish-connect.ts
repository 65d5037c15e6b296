import { Database } from '@linesman/persistence';
import {
  exchangeCode,
  type ProviderAccount,
  ProviderError,
  type ProviderFailure,
  type TokenSet,
} from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { isOtherAccount } from '../credentials/enter-credentials';
import { leasedField, materialFrom, ProviderCalls } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import { ConnectSession } from './connect-session.entity';
import { KeepConnection } from './keep-connection';
import type { LinkSubject } from './read-link';
import { redirectUri } from './start-connect';

export type ConnectOutcome =
  | { kind: 'connected'; account?: ProviderAccount }
  | { kind: 'failed'; failure: ProviderFailure }
  | { kind: 'wrong-account'; account: ProviderAccount }
  /** The key works; a tenant admin has to say that it is the right account's. */
  | { kind: 'held' }
  /** The link was used, revoked, or its integration deleted meanwhile. */
  | { kind: 'too-late' };

/** What comes of a consent: tokens, whose they are, and only then something changes. */
@Injectable()
export class FinishConnect {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
    private readonly sealer: Sealer,
    private readonly connections: KeepConnection,
    private readonly config: IntegrationsConfig,
  ) {}

  /** A state works once, whatever becomes of it. */
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
      const { access_token, refresh_token, expires_at } = tokens;
      return await this.connections.keep(session, {
        ...(provider.manifest.auth.type === 'oauth2'
          ? { fields: { access_token, ...(refresh_token ? { refresh_token } : {}) }, expires_at }
          : { fields: { [leasedField(provider)]: access_token } }),
        config: { ...config, ...settings },
        account,
        compares: true,
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
