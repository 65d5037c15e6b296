import { JsonObject, UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsEmail, IsIn, ValidateIf } from 'class-validator';
import type { DkimKey } from './dkim';
import { InboundEmailConfig } from '../../inbound-email/inbound-email.config';
import { HasKeyOfEachSender } from './has-key-of-each-sender';

export class EmailConfig extends InboundEmailConfig {
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  /** The mail server: `smtp://user:password@host:port`, or `smtps://`. */
  @UrlOf('smtp', 'smtps') SMTP_URL: string;
  /** Longest time that one email may take, in milliseconds, however busy the mail server seems. Shorter than SEND_LEASE_SECONDS. */
  @WholeNumber(100, 600_000) SMTP_TIMEOUT_MS = 40_000;
  /** Sends the emails of tenants whose domain is not in MAIL_DOMAINS. Production needs it; without it each tenant sends as it says. */
  @ValidateIf(({ NODE_ENV, MAIL_FROM }: EmailConfig) => NODE_ENV === 'production' || MAIL_FROM !== undefined)
  @IsEmail()
  MAIL_FROM?: string;
  /** Domains that tenants have proved to be theirs, by the tenant's id. Emails may come from these. */
  @JsonObject('{"<tenant id>": ["<domain>"]}') MAIL_DOMAINS: Record<string, string[]> = {};
  /**
   * Keys that sign emails, the headers for unsubscribing included, by the sender's domain. The selector names the DNS
   * record with the public key. With one key, the domains of MAIL_FROM and of MAIL_DOMAINS need one each.
   */
  @HasKeyOfEachSender()
  @JsonObject('{"<domain>": {"selector": "<selector>", "private_key": "<RSA key in PEM>"}}')
  DKIM_KEYS: Record<string, DkimKey> = {};
  /** The origin that people see. Links in messages start with it. With https in production. */
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
