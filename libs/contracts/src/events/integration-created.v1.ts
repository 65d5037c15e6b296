import { defineEvent } from '../define';
import { IntegrationSnapshot } from '../integration';

export const integrationCreated = defineEvent({
  type: 'integration_created',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'created',
  summary: 'An integration was created.',
  data: IntegrationSnapshot,
});
