import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import { defineEvent } from '../define';
import { LONGEST_SCOPE, MOST_SCOPES } from '../granted-scopes';

export const credentialChanges = ['connected', 'reconnected', 'refreshed', 'replaced'] as const;

export class IntegrationCredentialsChanged {
  @IsUUID() integration_id: string;
  @IsInt() @Min(1) credential_version: number;
  @IsIn(credentialChanges) reason: (typeof credentialChanges)[number];
  /**
   * When the new credentials end and nothing renews them: a token that cannot be refreshed, a refresh token with an end, or a
   * key whose end a person entered. Absent if no end is known.
   */
  @IsOptional() @IsISO8601() expires_at?: string;
  /** What the provider says that it granted with new credentials. Absent where it does not say. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_SCOPES)
  @IsString({ each: true })
  @Length(1, LONGEST_SCOPE, { each: true })
  granted_scopes?: string[];
}

export const integrationCredentialsChanged = defineEvent({
  type: 'integration_credentials_changed',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'credentials_changed',
  summary: 'New credentials were stored. Leases of older ones must not be used any more.',
  data: IntegrationCredentialsChanged,
});
