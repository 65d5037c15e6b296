import type { DeliveryChannelName } from '@linesman/contracts';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ReadAlerting } from './read-alerting';
import { SendTestAlert } from './send-test-alert';

export interface Alerting {
  /** Where the tenant's CSMs are alerted. */
  channel: DeliveryChannelName;
  /** Whether somebody was told of a risk signal, in the time for which signals are kept. */
  alerted: boolean;
  /** When the newest test alert arrived; null where none did. */
  tested_at: Date | null;
}

/** A channel that did not take a test alert. */
export interface RefusedTest {
  channel: DeliveryChannelName;
  reason: string;
}

export interface SentTest {
  /** Where it arrived; null where it arrived nowhere. */
  channel: DeliveryChannelName | null;
  /** Which channels did not take it before, and why. */
  refused: RefusedTest[];
}

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
