import { Database, rows } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { Delivery } from './delivery.entity';

export class DeliveryQuery {
  @IsUUID() signal_id: string;
}

const shown = [
  'id',
  'signal_id',
  'occasion',
  'channel',
  'recipient',
  'audience',
  'state',
  'reason',
  'attempts',
  'duplicates',
  'next_attempt_at',
  'created_at',
  'settled_at',
] as const;

export const shownDeliveries = `select ${shown.join(', ')} from deliveries`;

export type DeliveryView = Pick<Delivery, (typeof shown)[number]>;

@Roles('csm', 'tenant_admin', 'admin')
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly database: Database) {}

  /** Who was told what about a signal, and why somebody was not. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { signal_id }: DeliveryQuery,
  ): Promise<{ items: DeliveryView[] }> {
    const select = `${shownDeliveries} where signal_id = $1 order by created_at limit 500`;
    const items = await this.database.inTenant(tenantId, (tx) => rows<DeliveryView>(tx, select, [signal_id]));
    return { items };
  }
}
