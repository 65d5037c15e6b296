import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import type { Environment } from './environment.dto';
import { ReadEnvironment } from './read-environment';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('customers/:customer_id/environment')
export class EnvironmentController {
  constructor(private readonly environment: ReadEnvironment) {}

  /** What is connected for a customer, how, by whom, and how it works. What the status-monitor knows is null while it does not answer. */
  @Get()
  get(@Caller() { tenantId }: Principal, @Param('customer_id', Uuid) customer_id: string): Promise<Environment> {
    return this.environment.read(tenantId, customer_id);
  }
}
