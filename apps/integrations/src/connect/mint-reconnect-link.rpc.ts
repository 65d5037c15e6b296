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
import { provesAccount } from './proves-account';

/** Creates a reconnect link for somebody without an account, at the moment when the message with it is sent. */
@Controller()
export class MintReconnectLinkRpc {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
    private readonly calls: ProviderCalls,
  ) {}

  /**
   * Gives no link if the signal is closed, or if a consent could come from any account.
   */
  @OnRpc(mintReconnectLink)
  mint(
    { tenant_id, integration_id, signal_id, recipient }: MintReconnectLinkRequest,
    context: NatsContext,
  ): Promise<MintReconnectLinkAnswer> {
    const caller = callerOf(context);
    if (caller !== 'notifier') throw new Problem(403, 'not-for-you', `${caller} mints no links.`);
    return this.database.inTenant(tenant_id, async (tx) => {
      // Locked, so that whoever erases it at this moment does not miss the link.
      const row = await findIntegration(tx, integration_id, true);
      if (!provesAccount(this.calls.provider(row.connection_code), row)) return {};
      if (await isSignalClosed(tx, tenant_id, signal_id)) return {};
      const wanted = { kind: 'reconnect', actor: `service:${caller}`, signal_id, recipient } as const;
      const { url, link_id } = await this.sessions.open(tx, row, wanted);
      return { url, link_id };
    });
  }
}
