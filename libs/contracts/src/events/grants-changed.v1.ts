import { IsOptional, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class GrantsChanged {
  /** Absent if grants for all integrations of the tenant changed. */
  @IsOptional() @IsUUID() integration_id?: string;
}

export const grantsChanged = defineEvent({
  type: 'grants_changed',
  producer: 'integrations',
  aggregate: 'grants',
  verb: 'changed',
  summary: 'Grants were changed. Leases that contain the old grants must be requested again.',
  data: GrantsChanged,
});
