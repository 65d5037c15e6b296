import { IsOptional, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class GrantsChanged {
  /** Absent: the grants that hold for every integration of the tenant changed. */
  @IsOptional() @IsUUID() integration_id?: string;
}

export const grantsChanged = defineEvent({
  type: 'grants_changed',
  producer: 'integrations',
  aggregate: 'grants',
  verb: 'changed',
  summary: 'Who may execute what is another now; what was leased with the old grants is to be leased anew.',
  data: GrantsChanged,
});
