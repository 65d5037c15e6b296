import { IsBoolean, IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { defineRpc } from '../define';

/** A ticket about an integration, in the platform's own system. */
export class SupportTicket {
  /** The platform's id of it. A ticket that is reported again counts once. */
  @IsString() @Length(1, 200) ticket_id: string;
  @IsUUID() integration_id: string;
  /** When the customer opened it. */
  @IsISO8601() opened_at: string;
}

export class AnnounceSupportTicketRequest extends SupportTicket {
  @IsUUID() tenant_id: string;
}

export class AnnouncedSupportTicket {
  /** Whether the ticket was known already, so that nothing was done. */
  @IsBoolean() known: boolean;
}

export const announceSupportTicket = defineRpc({
  service: 'status-monitor',
  verb: 'announce_support_ticket',
  summary: 'Says that a customer opened a support ticket about an integration (`support_ticket_opened`).',
  request: AnnounceSupportTicketRequest,
  response: AnnouncedSupportTicket,
  repeatable: true,
});
