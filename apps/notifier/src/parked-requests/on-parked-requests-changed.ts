import { type Envelope, parkedRequestsChanged, type ParkedRequestsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { rows } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import type { ParkedRequests } from '../signals/signal.entity';

/** Shows in the messages about a signal how many requests wait for its integration, and what became of them. */
@Controller()
export class OnParkedRequestsChanged {
  constructor(private readonly deliveries: Deliveries) {}

  @OnEvent(parkedRequestsChanged)
  async show(
    { tenantid, data, aggregateversion = 0 }: Envelope<ParkedRequestsChanged>,
    { tx }: EventContext,
  ): Promise<void> {
    const { integration_id, since, parked, succeeded, failed, unknown, cancelled, expired } = data;
    const now: ParkedRequests & { version: number } = {
      version: aggregateversion,
      parked,
      succeeded,
      failed,
      unknown,
      cancelled,
      expired,
    };
    const shown = await rows<{ signal_id: string }>(
      tx,
      `update signals set parked_requests = $3, revision = revision + 1
       where signal_id in (
           select signal_id from signals where tenant_id = $1 and integration_id = $2 and state = 'open'
           union all
           select signal_id from signals where tenant_id = $1 and integration_id = $2 and closed_at >= $4)
         and coalesce((parked_requests ->> 'version')::int, 0) < $5 returning signal_id`,
      [tenantid, integration_id, JSON.stringify(now), since ?? null, aggregateversion],
    );
    for (const { signal_id } of shown) await this.deliveries.showChange(tx, signal_id);
  }
}
