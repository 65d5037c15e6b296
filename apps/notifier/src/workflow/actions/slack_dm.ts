import { mailboxOf } from '../../settings/mailbox-of';
import { defineAction } from '../action';

/** Tells the customer's CSM, or the mailbox of the tenant where the customer has none. */
export default defineAction({
  config: {
    message_template: { type: 'string', oneOf: ['integration_disconnected_alert'] },
    urgency: { type: 'string', optional: true },
    include_troubleshooting: { type: 'bool', optional: true },
  },
  skipped_for: { us: 'our_fault' },
  tells: async (tx, { tenant_id, snapshot }) => {
    const csm = snapshot.customer?.csm;
    if (csm) return { audience: 'csm', recipient: csm.email };
    return { audience: 'tenant', recipient: await mailboxOf(tx, tenant_id) };
  },
});
