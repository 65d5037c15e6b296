import { defineAction } from '../action';

/** Tells the customer's technical contact, where there is something that they can do. */
export default defineAction({
  config: {
    to: { type: 'string' },
    template: { type: 'string', oneOf: ['integration_disconnected_customer'] },
    // Nobody can approve anything yet, so a document that asks for an approval is refused.
    requires_approval: { type: 'bool', optional: true, oneOf: [false] },
  },
  skipped_for: {
    provider: 'nothing_the_contact_could_do',
    nobody: 'nothing_the_contact_could_do',
    us: 'our_fault',
  },
  tells: (_tx, { config }) => ({ audience: 'contact', recipient: config.to }),
});
