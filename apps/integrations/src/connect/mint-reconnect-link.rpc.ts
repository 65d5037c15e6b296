import { mintReconnectLink, type MintReconnectLinkAnswer, type MintReconnectLinkRequest } from '@linesman/contracts';
import { callerOf, OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { findIntegration } from '../integration-record/find-integration';
import { ProviderCalls } from '../providers/provider-calls';
import { isSignalClosed } from './closed-signals';
import { OpenSession } from './open-session';

/** Creates a reconnect link for somebody without an account, at the moment when the message with it is sent. */
@Controller()
export class MintReconnectLinkRpc {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
    private readonly calls: ProviderCalls,
  ) {}

  /**
   * Gives no link if the signal is closed, or if a consent could come from any account because the provider cannot name
   * the account. A key of an unknown account waits for approval instead.
   */
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
