import type { AnnouncedSupportTicket, SupportTicket } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { Clock, invalidFields, notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { recordNotice } from '../signals/record-notice';

const CLOCK_SKEW_MS = 60_000;

/** Stores a support ticket once, and with it that the customer noticed the problem. */
@Injectable()
export class RecordTicket {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async record(
    tenantId: string,
    { ticket_id, integration_id, ...ticket }: SupportTicket,
  ): Promise<AnnouncedSupportTicket> {
    const opened_at = new Date(ticket.opened_at);
    if (Number.isNaN(opened_at.getTime()) || opened_at.getUTCFullYear() < 1970)
      throw invalidFields([{ field: 'opened_at', message: 'must be a date with its time' }]);
    if (opened_at.getTime() > this.clock.now().getTime() + CLOCK_SKEW_MS)
      throw new Problem(422, 'not-yet', 'opened_at is in the future. Check the clock of the sender.');
    return this.database.inTenant(tenantId, async (tx) => {
      const known = await one(tx, 'select 1 from integrations_copy where integration_id = $1 and not deleted', [
        integration_id,
      ]);
      if (!known) throw notFound('integration');
      const added = await changed(
        tx,
        `insert into support_tickets (tenant_id, ticket_id, integration_id, opened_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [tenantId, ticket_id, integration_id, opened_at],
      );
      if (added > 0) await recordNotice(tx, integration_id, opened_at, 'support_ticket');
      return { known: added === 0 };
    });
  }
}
