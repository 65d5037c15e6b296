import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { defineEvent } from '../define';
import { Observation } from '../observation';

export class RefreshRefused {
  @ValidateNested() @Type(() => Observation) observation: Observation;
}

export const refreshRefused = defineEvent({
  type: 'refresh_refused',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'refresh_refused',
  summary: 'The provider refused a token refresh. The cause says whose fault that is.',
  data: RefreshRefused,
});
