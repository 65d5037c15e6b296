import { IsOptional, IsString, IsUrl, IsUUID } from 'class-validator';
import { defineRpc } from '../define';

export class MintReconnectLinkRequest {
  @IsUUID() tenant_id: string;
  @IsUUID() integration_id: string;
  /** The link is revoked when this signal closes. */
  @IsUUID() signal_id: string;
  /** The address of whoever receives the link. */
  @IsString() recipient: string;
}

export class MintReconnectLinkAnswer {
  /** Absent if reconnecting would not repair the integration. */
  @IsOptional() @IsUrl({ require_tld: false }) url?: string;
  /** By which the steps of whoever uses the link are known. */
  @IsOptional() @IsUUID() link_id?: string;
}

export const mintReconnectLink = defineRpc({
  service: 'integrations',
  verb: 'mint_reconnect_link',
  summary: 'A signed link with which somebody without an account renews one integration’s credentials.',
  request: MintReconnectLinkRequest,
  response: MintReconnectLinkAnswer,
  repeatable: false,
});
