import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Alerting, SentTest } from './alerting';
import { ReadAlerting } from './read-alerting';
import { SendTestAlert } from './send-test-alert';

@Roles('tenant_admin')
@Controller('test-alerts')
export class TestAlertsController {
  constructor(
    private readonly reading: ReadAlerting,
    private readonly sending: SendTestAlert,
  ) {}

  /** On which channel the tenant's CSMs are alerted, and whether an alert or a test has arrived. */
  @Get()
  readAlerting(@Caller() { tenantId }: Principal): Promise<Alerting> {
    return this.reading.read(tenantId);
  }

  /** Sends the caller a test alert where the tenant's CSMs are alerted, once; by the channel that takes over where that fails. At most 20 an hour. */
  @Post()
  @HttpCode(200)
  sendTestAlert(@Caller() caller: Principal): Promise<SentTest> {
    return this.sending.send(caller);
  }
}
