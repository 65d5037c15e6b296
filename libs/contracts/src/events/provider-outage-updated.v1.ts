import { defineEvent } from '../define';
import { ProviderOutage } from '../outage';

export { ProviderOutage as ProviderOutageUpdated };

export const providerOutageUpdated = defineEvent({
  type: 'provider_outage_updated',
  producer: 'status-monitor',
  aggregate: 'provider_outage',
  verb: 'updated',
  summary:
    'The party at fault of an outage changed, or how many integrations of the tenant it concerns; at most twice a minute.',
  data: ProviderOutage,
});
