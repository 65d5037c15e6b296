import { defineAction } from '../action';

/** Tells the customer's technical contact, where there is something that they can do. */
export default defineAction({
  config: {
    to: { type: 'string' },
    template: { type: 'string', oneOf: ['integration_disconnected_customer'] },
    requires_approval: { type: 'bool', optional: true },
  },
  skipped_for: {
    provider: 'nothing_the_contact_could_do',
    nobody: 'nothing_the_contact_could_do',
    staff: 'our_fault',
  },
  tells: (_tx, { config }) => ({
    audience: 'contact',
    recipient: config.to,
    template: config.template,
    needs_approval: config.requires_approval,
  }),
});
