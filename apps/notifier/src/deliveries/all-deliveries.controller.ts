import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AllDeliveriesQuery, type StaffDeliveryView } from './all-deliveries.dto';
import { AllDeliveries } from './all-deliveries.system';

@Roles('admin')
@Controller('internal/deliveries')
export class AllDeliveriesController {
  constructor(private readonly deliveries: AllDeliveries) {}

  /** Who was told in any tenant, and why somebody was not; newest first. */
  @Get()
  list(@Query() query: AllDeliveriesQuery): Promise<Page<StaffDeliveryView>> {
    return this.deliveries.list(query);
  }
}
