import { changed, Database, one, rows } from '@linesman/persistence';
import {
  Caller,
  Clock,
  notFound,
  type Page,
  pageOf,
  placeOf,
  type Principal,
  Problem,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { disabled, find } from './event-endpoints';
import { EventDeliveryQuery, type EventDeliveryView } from './event-endpoints.dto';
import { SendEvents } from './send-events.system';

type Row = Omit<EventDeliveryView, 'attempts'> & { log: EventDeliveryView['attempts'] };

/** What was sent to an event endpoint, and how it answered. Kept for eight days. */
@Roles('service', 'tenant_admin')
@Controller('event-endpoints/:endpoint_id')
export class EventDeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly sending: SendEvents,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  @Get('deliveries')
  list(
    @Caller() { tenantId }: Principal,
    @Param('endpoint_id', Uuid) id: string,
    @Query() query: EventDeliveryQuery,
  ): Promise<Page<EventDeliveryView>> {
    const [at, last] = placeOf(query, 'time', 'uuid') ?? [];
    return this.database.inTenant(tenantId, async (tx) => {
      await find(tx, id);
      const found = await rows<Row>(
        tx,
        `select delivery_id, event_id, type, state, case when state = 'pending' then next_attempt_at end as next_attempt_at,
           log, date_trunc('milliseconds', created_at) as created_at from event_deliveries
         where endpoint_id = $1 ${query.state ? 'and state = $5' : 'and $5::text is null'}
           and ($2::timestamptz is null or (date_trunc('milliseconds', created_at), delivery_id) < ($2, $3::uuid))
         order by created_at desc, delivery_id desc limit $4`,
        [id, at, last, query.limit + 1, query.state],
      );
      return pageOf(found.map(viewOf), query, ({ created_at, delivery_id }) => [created_at, delivery_id]);
    });
  }

  /** Sends an event again, now, and up to ten times if it is not accepted. */
  @Post('deliveries/:delivery_id/send-again')
  @HttpCode(202)
  async sendEventAgain(
    @Caller() { tenantId }: Principal,
    @Param('endpoint_id', Uuid) id: string,
    @Param('delivery_id', Uuid) delivery: string,
  ): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      if ((await find(tx, id)).state === 'disabled') throw disabled();
      const found = await one<{ kept: boolean }>(
        tx,
        `select body is not null or exists (select from kept_events k where k.event_id = d.event_id) as kept
         from event_deliveries d where endpoint_id = $1 and delivery_id = $2`,
        [id, delivery],
      );
      if (!found) throw notFound('delivery');
      if (!found.kept)
        throw new Problem(
          410,
          'event-deleted',
          'The event was deleted, so it cannot be sent any more. Events are kept for seven days.',
        );
      await changed(
        tx,
        `update event_deliveries set state = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), settled_at = null
         where delivery_id = $1`,
        [delivery],
      );
    });
    this.sending.lookSoon();
  }

  /** Sends an event of the type `endpoint_test`, which tells of nothing that happened. Its answer is in the list. */
  @Post('test')
  @HttpCode(202)
  async test(
    @Caller() { tenantId }: Principal,
    @Param('endpoint_id', Uuid) endpoint_id: string,
  ): Promise<{ delivery_id: string }> {
    const event_id = randomUUID();
    const envelope = {
      specversion: '1.0',
      id: event_id,
      source: '/notifier',
      type: 'endpoint_test',
      subject: endpoint_id,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      tenantid: tenantId,
      data: { endpoint_id },
    };
    const delivery_id = randomUUID();
    await this.database.inTenant(tenantId, async (tx) => {
      if ((await find(tx, endpoint_id)).state === 'disabled') throw disabled();
      await changed(
        tx,
        `insert into event_deliveries (delivery_id, tenant_id, endpoint_id, event_id, type, body)
         values ($1, $2, $3, $4, 'endpoint_test', $5)`,
        [delivery_id, tenantId, endpoint_id, event_id, JSON.stringify(envelope)],
      );
    });
    this.sending.lookSoon();
    return { delivery_id };
  }
}

const viewOf = ({ log, ...row }: Row): EventDeliveryView => ({ ...row, attempts: log });
