import { IsOptional, IsString, IsUrl, IsUUID } from 'class-validator';
import { defineRpc } from '../define';

export class MintReconnectLinkRequest {
  @IsUUID() tenant_id: string;
  @IsUUID() integration_id: string;
  /** The link dies with this signal. */
  @IsUUID() signal_id: string;
  /** Whom the link is for, for the audit log. */
  @IsString() recipient: string;
}

export class MintReconnectLinkAnswer {
  /** Absent when the integration cannot be reconnected by its owner (the fix is elsewhere). */
  @IsOptional() @IsUrl({ require_tld: false }) url?: string;
}

export const mintReconnectLink = defineRpc({
  service: 'integrations',
  verb: 'mint_reconnect_link',
  summary: 'A signed link by which somebody without an account renews one integration’s credentials.',
  request: MintReconnectLinkRequest,
  response: MintReconnectLinkAnswer,
});
