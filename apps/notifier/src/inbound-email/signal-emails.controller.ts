import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { InboundEmail } from '../signals/inbound-email.entity';

export type InboundEmailView = Omit<InboundEmail, 'tenant_id' | 'signal_id' | 'message_key'>;

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals/:signal_id/inbound-emails')
export class SignalEmailsController {
  constructor(private readonly database: Database) {}

  /** What came by email about a signal, the oldest first: what contacts replied, and what mail servers reported. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Param('signal_id', Uuid) signal_id: string,
    @Query() query: PageQuery,
  ): Promise<Page<InboundEmailView>> {
    const [at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const select = `select id, delivery_id, kind, contact, from_name, from_address, subject, text, attachments, received_at
      from inbound_emails where signal_id = $1 and ($2::timestamptz is null or (received_at, id) > ($2::timestamptz, $3::uuid))
      order by received_at, id limit $4`;
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<InboundEmailView>(tx, select, [signal_id, at, id, query.limit + 1]),
    );
    return pageOf(found, query, (one) => [one.received_at, one.id]);
  }
}
