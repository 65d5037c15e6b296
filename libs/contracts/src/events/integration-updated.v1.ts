import { defineEvent } from '../define';
import { IntegrationSnapshot } from '../integration';

export const integrationUpdated = defineEvent({
  type: 'integration_updated',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'updated',
  summary: 'The name, status, criticality, owner or metadata of an integration changed.',
  data: IntegrationSnapshot,
});
