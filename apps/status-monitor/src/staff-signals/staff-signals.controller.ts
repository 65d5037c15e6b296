import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ListStaffSignals, type StaffSignal } from './list-staff-signals.system';

@Roles('admin')
@Controller('internal/staff-signals')
export class StaffSignalsController {
  constructor(private readonly signals: ListStaffSignals) {}

  /** Problems of Linesman itself: the open ones, then those that closed last. */
  @Get()
  async list(): Promise<{ items: StaffSignal[] }> {
    return { items: await this.signals.list() };
  }
}
