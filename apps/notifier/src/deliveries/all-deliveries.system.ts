import { Database, rows } from '@linesman/persistence';
import { maskAddresses, type Page, pageOf, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { AllDeliveriesQuery, StaffDeliveryView } from './all-deliveries.dto';
import { ChannelRegistry } from './channel-registry';

/** For staff: who was told in any tenant, and why somebody was not. */
@Injectable()
export class AllDeliveries {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
  ) {}

  /** Newest first. */
  async list(query: AllDeliveriesQuery): Promise<Page<StaffDeliveryView>> {
    const [after] = placeOf(query, 'uuid') ?? [];
    const { tenant_id, signal_id, state, channel, from, to, limit } = query;
    const fallbacks = JSON.stringify(this.channels.fallbacks);
    const found = await this.database.inSystem((tx) =>
      rows<StaffDeliveryView>(tx, listed, [
        tenant_id,
        signal_id,
        state,
        channel,
        from,
        to,
        after,
        limit + 1,
        fallbacks,
      ]),
    );
    return pageOf(found.map(masked), query, ({ id }) => [id]);
  }
}

/** Whether somebody was mailed instead is looked up for the rows of the page alone. */
const listed = `select d.*, exists (select from deliveries f where f.signal_id = d.signal_id and f.occasion = d.occasion
    and f.recipient = d.recipient and f.channel = $9::jsonb ->> d.channel) as mailed_instead
  from (
    select id, tenant_id, signal_id, occasion, channel, recipient, audience, state, reason, attempts, duplicates,
      next_attempt_at, leased_until, ambiguous_since, correlation_id, created_at, settled_at
    from deliveries
    where ($1::uuid is null or tenant_id = $1) and ($2::uuid is null or signal_id = $2)
      and ($3::text is null or state = $3) and ($4::text is null or channel = $4)
      and ($5::timestamptz is null or created_at >= $5) and ($6::timestamptz is null or created_at < $6)
      and ($7::uuid is null or (created_at, id) < (select p.created_at, p.id from deliveries p where p.id = $7))
    order by created_at desc, id desc limit $8) d
  order by created_at desc, id desc`;

const masked = (row: StaffDeliveryView): StaffDeliveryView => ({
  ...row,
  recipient: maskAddresses(row.recipient),
  reason: row.reason && maskAddresses(row.reason),
});
