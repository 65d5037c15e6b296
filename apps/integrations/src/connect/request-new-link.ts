import { randomUUID } from 'node:crypto';
import { reconnectLinkRequested } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, changed, Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { EndedLink } from './follow-link';
import { addressForNewLink, MOST_NEW_LINKS, NEW_LINK_EVERY_MS } from './new-link';

/** Has a new reconnect link sent to the address on file, or to the colleague to whom the link was handed over. */
@Injectable()
export class RequestNewLink {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where the link's page offers none. */
  async request(link: EndedLink): Promise<void> {
    const recipient = addressForNewLink(link);
    if (!recipient || !link.session) return;
    const { tenant_id, session_id, integration_id } = link.session;
    const signal_id = link.session.signal_id ?? undefined;
    const now = this.clock.now();
    await this.database.inTenant(tenant_id, async (tx) => {
      // Of several requests at once the condition lets one through.
      const taken = await changed(
        tx,
        `update connect_sessions set new_links = new_links + 1, new_link_at = $2
         where session_id = $1 and new_links < $3 and (new_link_at is null or new_link_at <= $4)`,
        [session_id, now, MOST_NEW_LINKS, new Date(now.getTime() - NEW_LINK_EVERY_MS)],
      );
      if (!taken) return;
      const request_id = randomUUID();
      await this.outbox.emit(tx, reconnectLinkRequested, {
        tenantId: tenant_id,
        aggregateId: request_id,
        aggregateVersion: 1,
        data: { request_id, integration_id, recipient, signal_id },
      });
      await this.audit.record(tx, {
        tenant_id,
        actor: `link:${session_id}`,
        action: 'connect_session.new_link_requested',
        subject_type: 'connect_session',
        subject_id: session_id,
        detail: { integration_id },
      });
    });
  }
}
