import { StepWebhooks } from '../../event-endpoints/step-webhooks';
import { defineAction } from '../action';

const NAME = /^[a-z0-9_]{1,100}$/;

/** Sends a signed webhook to an endpoint of the tenant, or to an address. The run does not wait for it. */
export default defineAction({
  config: {
    endpoint: { type: 'string', optional: true },
    url: { type: 'string', optional: true },
    event: { type: 'string' },
    fields: { type: 'mapping', optional: true },
  },
  exactly_one: ['endpoint', 'url'],
  inject: [StepWebhooks],
  perform: async (tx, { id, tenant_id, workflow, snapshot, of_outage, config, retry }, webhooks) => {
    const { endpoint = '', url, event, fields = {} } = config;
    if (!NAME.test(event)) return { state: 'failed', reason: `event is ${event}, not a word of a-z, 0-9 and _` };
    const { signal_id, customer, status_change } = snapshot;
    const { integration_id, integration_type: connection_code } = status_change;
    const about = of_outage
      ? { outage_id: of_outage, connection_code }
      : { signal_id, integration_id, customer_id: customer?.customer_id ?? null };
    const sent = await webhooks.send(tx, {
      tenant_id,
      step_id: id,
      workflow,
      to: url === undefined ? { endpoint_id: endpoint } : { url },
      event,
      signal_id: of_outage ?? signal_id,
      data: { ...about, workflow, fields },
      retry,
    });
    return 'refused' in sent ? { state: 'failed', reason: sent.refused } : { state: 'pending', output: sent };
  },
});
