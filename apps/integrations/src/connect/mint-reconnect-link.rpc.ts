import { mintReconnectLink, type MintReconnectLinkAnswer, type MintReconnectLinkRequest } from '@linesman/contracts';
import { callerOf, OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { findIntegration } from '../integrations/find-integration';
import { ProviderCalls } from '../providers/provider-calls';
import { isSignalClosed } from './closed-signals';
import { OpenSession } from './open-session';

/** A link for somebody without an account, minted when the message that carries it is sent. */
@Controller()
export class MintReconnectLinkRpc {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
    private readonly calls: ProviderCalls,
  ) {}

  /** No link where a consent could be anybody's, or where the problem is over. A key of nobody known waits for approval. */
  @OnRpc(mintReconnectLink)
  mint(
    { tenant_id, integration_id, signal_id, recipient }: MintReconnectLinkRequest,
    context: NatsContext,
  ): Promise<MintReconnectLinkAnswer> {
    const caller = callerOf(context);
    if (caller !== 'notifier') throw new Problem(403, 'not-for-you', `${caller} mints no links.`);
    return this.database.inTenant(tenant_id, async (tx) => {
      const row = await findIntegration(tx, integration_id);
      const { manifest, identify } = this.calls.provider(row.connection_code);
      if (manifest.auth.type === 'oauth2' && !identify) return {};
      if (await isSignalClosed(tx, tenant_id, signal_id)) return {};
      const wanted = { kind: 'reconnect', actor: `service:${caller}`, signal_id, recipient } as const;
      const { url } = await this.sessions.open(tx, row, wanted);
      return { url };
    });
  }
}
