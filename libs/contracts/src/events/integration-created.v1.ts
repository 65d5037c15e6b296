import { defineEvent } from '../define';
import { IntegrationSnapshot } from '../integration';

export const integrationCreated = defineEvent({
  type: 'integration_created',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'created',
  summary: 'Somebody configured an instance of a connection.',
  data: IntegrationSnapshot,
});
