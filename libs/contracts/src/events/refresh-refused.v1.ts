import { defineEvent } from '../define';
import { Observation } from '../observation';
import { Nested } from '../nested';

export class RefreshRefused {
  @Nested(() => Observation) observation: Observation;
}

export const refreshRefused = defineEvent({
  type: 'refresh_refused',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'refresh_refused',
  summary: 'The provider refused a token refresh. The cause says whose fault that is.',
  data: RefreshRefused,
});
