import { UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString } from 'class-validator';

export class EmailConfig {
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  /** The mail server: `smtp://user:password@host:port`, or `smtps://`. */
  @UrlOf('smtp', 'smtps') SMTP_URL: string;
  /** Longest time that one email may take, in milliseconds, however busy the mail server seems. Shorter than SEND_LEASE_SECONDS. */
  @WholeNumber(100, 600_000) SMTP_TIMEOUT_MS = 40_000;
  /** Domain that signs emails, the headers for unsubscribing included. Without it emails are not signed. */
  @IsOptional() @IsString() DKIM_DOMAIN?: string;
  /** Selector of the DNS record with the public key. */
  @IsOptional() @IsString() DKIM_SELECTOR?: string;
  /** The private key in PEM. */
  @IsOptional() @IsString() DKIM_PRIVATE_KEY?: string;
  /** The origin that people see. Links in messages start with it. With https in production. */
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
