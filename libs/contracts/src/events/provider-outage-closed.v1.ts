import { defineEvent } from '../define';
import { ProviderOutageClosed } from '../outage';

export { ProviderOutageClosed };

export const providerOutageClosed = defineEvent({
  type: 'provider_outage_closed',
  producer: 'status-monitor',
  aggregate: 'provider_outage',
  verb: 'closed',
  summary: 'An outage is over. Every integration that still fails was called again since.',
  data: ProviderOutageClosed,
});
