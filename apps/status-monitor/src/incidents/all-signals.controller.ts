import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AllSignalsQuery, type StaffSignalView } from './all-signals.dto';
import { AllSignals } from './all-signals.system';

@Roles('admin')
@Controller('internal/risk-signals')
export class AllSignalsController {
  constructor(private readonly signals: AllSignals) {}

  /** The risk signals of all tenants, the newest first. Tenants and integrations appear as ids only. */
  @Get()
  list(@Query() query: AllSignalsQuery): Promise<Page<StaffSignalView>> {
    return this.signals.list(query);
  }
}
