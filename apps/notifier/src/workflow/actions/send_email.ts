import { severities } from '@linesman/contracts';
import { nothingForContact } from '../../signals/helps';
import { defineAction } from '../action';

/** Tells the customer's technical contact, where there is something that they can do. */
export default defineAction({
  config: {
    to: { type: 'string', is: 'address' },
    template: {
      type: 'string',
      oneOf: ['integration_disconnected_customer', 'integration_degraded_customer', 'integration_expiring_customer'],
    },
    urgency: { type: 'string', optional: true, oneOf: severities },
    requires_approval: { type: 'bool', optional: true },
  },
  skipped_for: nothingForContact,
  tells: (_tx, { config }) => ({
    audience: 'contact',
    recipient: config.to,
    template: config.template,
    urgency: config.urgency,
    needs_approval: config.requires_approval,
  }),
});
