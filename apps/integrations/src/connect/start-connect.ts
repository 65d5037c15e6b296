import { Database } from '@linesman/persistence';
import { buildAuthorizeUrl, createPkce, createState, type OAuth2Auth, rewriteOrigin } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { IntegrationsConfig } from '../config';
import { ProviderCalls } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import { ConnectSession } from './connect-session.entity';
import type { LinkSubject } from './follow-link';
import { hashOf, newSecret } from './secret-token';

export interface StartedConsent {
  authorize_url: string;
  /** Only the browser gets it, in a cookie. */
  browser_secret: string;
}

export const redirectUri = ({ PUBLIC_ORIGIN }: IntegrationsConfig): string =>
  `${new URL(PUBLIC_ORIGIN).origin}/oauth/callback`;

/** Prepares an authorization request. A second start replaces the first. */
@Injectable()
export class StartConnect {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly config: IntegrationsConfig,
  ) {}

  /** How the provider asks for consent; undefined if a key is entered instead. */
  consentOf({ provider }: LinkSubject): OAuth2Auth | undefined {
    const { auth } = provider.manifest;
    return auth.type === 'oauth2' ? auth : this.calls.tokenEndpoint(provider)?.auth;
  }

  /** Undefined if the credentials of our app at the provider are missing, or if the link has just ended. */
  async start(session: ConnectSession, { provider }: LinkSubject): Promise<StartedConsent | undefined> {
    const endpoint = this.calls.tokenEndpoint(provider);
    if (!endpoint) return undefined;
    const { session_id, tenant_id } = session;
    const { code_verifier, code_challenge } = createPkce();
    const [state, browser_secret] = [createState(), newSecret()];
    const { affected } = await this.database.inTenant(tenant_id, (tx) =>
      tx.update(
        ConnectSession,
        { session_id, consumed_at: IsNull(), revoked_at: IsNull() },
        {
          state_hash: hashOf(state),
          code_verifier: this.sealer.seal({ tenant_id, record_id: session_id }, { code_verifier }),
          browser_hash: hashOf(browser_secret),
          started_at: this.clock.now(),
        },
      ),
    );
    if (!affected) return undefined;
    const url = buildAuthorizeUrl({
      auth: endpoint.auth,
      client_id: endpoint.client.client_id,
      redirect_uri: redirectUri(this.config),
      state,
      code_challenge,
    });
    return { authorize_url: rewriteOrigin(url, this.config.PROVIDER_ORIGINS), browser_secret };
  }
}
