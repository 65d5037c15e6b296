import {
  type AnnouncedSupportTicket,
  announceSupportTicket,
  type AnnounceSupportTicketRequest,
} from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { RecordTicket } from './record-ticket';

@Controller()
export class AnnounceSupportTicketRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly tickets: RecordTicket,
  ) {}

  @OnRpc(announceSupportTicket)
  async announce(
    { tenant_id, ...ticket }: AnnounceSupportTicketRequest,
    context: NatsContext,
  ): Promise<AnnouncedSupportTicket> {
    await this.callers.callerFor(tenant_id, context);
    return this.tickets.record(tenant_id, ticket);
  }
}
