import { type AnnouncedSupportTicket, SupportTicket } from '@linesman/contracts';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RecordTicket } from './record-ticket';

/** Takes reports on the support tickets that customers open about their integrations. */
@Roles('service', 'tenant_admin')
@Controller('support-tickets')
export class SupportTicketsController {
  constructor(private readonly tickets: RecordTicket) {}

  /**
   * Reports a ticket. If the integration did not work when it was opened, the customer counts as having noticed the
   * problem. A ticket that is reported again changes nothing.
   */
  @Post()
  @HttpCode(200)
  report(@Body() ticket: SupportTicket, @Caller() caller: Principal): Promise<AnnouncedSupportTicket> {
    return this.tickets.record(caller.tenantId, ticket);
  }
}
