import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type DeliveryView, shownDeliveries } from '../deliveries/deliveries.controller';
import { reachedNobody } from '../deliveries/send-again';
import { SendFailedAgain } from './send-failed-again';

@Roles('csm', 'tenant_admin', 'admin')
@Controller('deliveries')
export class FailedDeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly sending: SendFailedAgain,
  ) {}

  /** Messages that were given up and whose reader no other channel told; newest first. */
  @Get('failed')
  list(@Caller() { tenantId }: Principal, @Query() query: PageQuery): Promise<Page<DeliveryView>> {
    const [after] = placeOf(query, 'uuid') ?? [];
    return this.database.inTenant(tenantId, async (tx) => {
      const found = await rows<DeliveryView>(
        tx,
        `${shownDeliveries} d where state = 'failed' and ${reachedNobody}
           and ($1::uuid is null or (created_at, id) < (select p.created_at, p.id from deliveries p where p.id = $1))
         order by created_at desc, id desc limit $2`,
        [after, query.limit + 1],
      );
      return pageOf(found, query, ({ id }) => [id]);
    });
  }

  /**
   * Sends a message again that was given up, with all its attempts. It is not sent where its problem has ended or its
   * reader has stopped such messages: its reason says so then.
   */
  @Post(':delivery_id/send-again')
  @HttpCode(202)
  sendMessageAgain(@Caller() caller: Principal, @Param('delivery_id', Uuid) id: string): Promise<void> {
    return this.sending.send(caller.tenantId, id, caller.subject);
  }
}
