import { defineEvent } from '../define';
import { ProviderOutage } from '../outage';

export { ProviderOutage as ProviderOutageOpened };

export const providerOutageOpened = defineEvent({
  type: 'provider_outage_opened',
  producer: 'status-monitor',
  aggregate: 'provider_outage',
  verb: 'opened',
  summary:
    'Many integrations of a provider fail for its reason. Published for each tenant that has some of them, when the first one fails.',
  data: ProviderOutage,
});
