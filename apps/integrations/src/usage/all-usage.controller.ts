import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { Usage, type UsageView } from './usage.system';

@Roles('admin')
@Controller('internal/connection-usage')
export class AllUsageController {
  constructor(private readonly usage: Usage) {}

  /** How many integrations and tenants use each connection. */
  @Get()
  async list(): Promise<{ items: UsageView[] }> {
    return { items: await this.usage.ofAll() };
  }
}
