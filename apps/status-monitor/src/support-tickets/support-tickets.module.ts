import { Module } from '@nestjs/common';
import { AnnounceSupportTicketRpc } from './announce-support-ticket.rpc';
import { RecordTicket } from './record-ticket';
import { SupportTicketsController } from './support-tickets.controller';

/** The support tickets that the platform reports. */
@Module({ controllers: [AnnounceSupportTicketRpc, SupportTicketsController], providers: [RecordTicket] })
export class SupportTicketsModule {}
