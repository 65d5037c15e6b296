import { ProviderOrigins, UrlOf, WholeNumber } from '@linesman/service-kit';
import { IsOptional, IsString, IsUUID, Length, Matches, ValidateIf } from 'class-validator';

const hasApp = ({ TEAMS_APP_ID }: TeamsConfig): boolean => TEAMS_APP_ID !== undefined;

export class TeamsConfig {
  /** The application (client) id of the bot for Microsoft Teams. Without it, nobody is told on Teams. */
  @IsOptional() @IsUUID('loose') TEAMS_APP_ID?: string;
  /** A client secret of that application. */
  @ValidateIf(hasApp) @IsString() @Length(8, 300) TEAMS_APP_PASSWORD?: string;
  /** The directory (tenant) of Microsoft Entra ID in which that application is registered. */
  @ValidateIf(hasApp)
  @Matches(/^[a-z0-9.-]{1,100}$/i, { message: '$property must be the id or the domain of a directory' })
  TEAMS_APP_DIRECTORY?: string;
  /** Longest time that a call to Microsoft may take, in milliseconds. */
  @WholeNumber(100, 60_000) TEAMS_TIMEOUT_MS = 10_000;
  /** A provider's real origin → the base URL that replaces it, as JSON. For the sandbox; empty in production. */
  @ProviderOrigins() PROVIDER_ORIGINS: Record<string, string> = {};
  /** The origin that people see. Links in messages start with it. With https in production. */
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
