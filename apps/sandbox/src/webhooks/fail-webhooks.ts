import type { SwitchKind, SwitchTarget } from '../switches/switch';

export const failWebhooks: SwitchKind = {
  kind: 'fail_webhooks',
  fields: { integration_id: undefined, tenant: undefined, name: '', status: 410 },
  name: 'Fail webhooks',
  does: ({ status = 410 }) => `The customer’s endpoint answers every webhook with ${status}.`,
  then: 'After five refusals over half a minute (ten minutes outside npm start) the integration turns to degraded: the messages name the endpoint, how many it refused, and its last answer. Turn it off, and the next attempt ends the problem.',
};

export const webhooksTarget: SwitchTarget = {
  code: 'webhooks',
  name: 'Webhooks',
  about: 'What the platform sends to its customers’ endpoints',
  kinds: [failWebhooks],
};
