import { IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { Nested } from '../nested';
import { Observation } from '../observation';

export class PushReceived {
  @IsUUID() integration_id: string;
  /** The provider's name of what has happened, for example `tokens_revoked`. */
  @IsString() @Length(1, 100) event: string;
  /** By the provider's clock. */
  @IsISO8601() happened_at: string;
  /** Where the provider's word is enough. Absent where a probe has to find out. */
  @IsOptional() @Nested(() => Observation) observation?: Observation;
}

export const pushReceived = defineEvent({
  type: 'push_received',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'push_received',
  summary: 'A provider told by its webhook that our access has ended, or that it may have changed.',
  data: PushReceived,
});
