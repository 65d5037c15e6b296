import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { AllUsage, type UsageView } from './all-usage.system';

@Roles('admin')
@Controller('internal/connection-usage')
export class AllUsageController {
  constructor(private readonly usage: AllUsage) {}

  /** Of every connection that somebody uses. */
  @Get()
  async list(): Promise<{ items: UsageView[] }> {
    return { items: await this.usage.count() };
  }
}
