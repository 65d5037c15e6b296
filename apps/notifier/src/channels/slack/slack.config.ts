import { ProviderOrigins, UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsString, Length } from 'class-validator';

export class SlackConfig {
  /** Of the Slack app: verifies Slack's requests, and signs the ids in the buttons. */
  @IsString() @Length(16, 200) SLACK_SIGNING_SECRET: string;
  /** Longest time that a call to Slack may take, in milliseconds. */
  @WholeNumber(100, 60_000) SLACK_TIMEOUT_MS = 10_000;
  /** A provider's real origin → the base URL that replaces it, as JSON. For the sandbox; empty in production. */
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};
  /** The origin that people see. Links in messages start with it. With https in production. */
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
