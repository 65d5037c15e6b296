import { IsEmail, IsOptional, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class ReconnectLinkRequested {
  @IsUUID() request_id: string;
  @IsUUID() integration_id: string;
  /** The address on file of the customer's technical contact, or that of the colleague to whom the link was handed over. */
  @IsEmail() recipient: string;
  /** The risk signal that the ended link was sent for. */
  @IsOptional() @IsUUID() signal_id?: string;
}

export const reconnectLinkRequested = defineEvent({
  type: 'reconnect_link_requested',
  producer: 'integrations',
  aggregate: 'reconnect_link',
  verb: 'requested',
  summary: 'Somebody with a reconnect link that has ended asked for a new one, while the integration does not work.',
  data: ReconnectLinkRequested,
});
