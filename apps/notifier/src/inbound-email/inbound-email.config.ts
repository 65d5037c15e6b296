import { IsFQDN, IsOptional, Matches, ValidateIf } from 'class-validator';

export class InboundEmailConfig {
  /**
   * Emails to any address of this domain are posted to `/inbound-email`: replies of technical contacts, bounces and
   * complaints. Without it, replies go to the CSM, and what comes back after a mail server took it is not noticed.
   */
  @IsOptional() @IsFQDN() INBOUND_EMAIL_DOMAIN?: string;
  /** Signs what is posted to `/inbound-email`, as Standard Webhooks says, and the addresses that replies go to. */
  @ValidateIf(({ INBOUND_EMAIL_DOMAIN }: InboundEmailConfig) => INBOUND_EMAIL_DOMAIN !== undefined)
  @Matches(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, { message: '$property must be whsec_ and 24 to 64 bytes in base64' })
  INBOUND_EMAIL_SECRET?: string;
}
