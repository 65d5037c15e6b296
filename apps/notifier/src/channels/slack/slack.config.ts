import { ProviderOrigins, UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsString, Length } from 'class-validator';

export class SlackConfig {
  /** Verifies Slack's requests, and signs the ids in the buttons. */
  @IsString() @Length(16, 200) SLACK_SIGNING_SECRET: string;
  @WholeNumber(100, 60_000) SLACK_TIMEOUT_MS = 10_000;
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
