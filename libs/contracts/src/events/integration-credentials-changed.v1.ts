import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Min } from 'class-validator';
import { defineEvent } from '../define';

export const credentialChanges = ['connected', 'reconnected', 'refreshed', 'replaced'] as const;

export class IntegrationCredentialsChanged {
  @IsUUID() integration_id: string;
  @IsInt() @Min(1) credential_version: number;
  @IsIn(credentialChanges) reason: (typeof credentialChanges)[number];
  /** When the new credentials expire if nothing refreshes them. Absent if they do not expire. */
  @IsOptional() @IsISO8601() expires_at?: string;
}

export const integrationCredentialsChanged = defineEvent({
  type: 'integration_credentials_changed',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'credentials_changed',
  summary: 'New credentials were stored. Leases of older ones must not be used any more.',
  data: IntegrationCredentialsChanged,
});
