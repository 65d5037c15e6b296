import { severities } from '@linesman/contracts';
import { settingsOf } from '../../settings/settings-of';
import { defineAction } from '../action';

/** Tells the customer's CSM, or the mailbox of the tenant where the customer has none. */
export default defineAction({
  config: {
    message_template: {
      type: 'string',
      oneOf: [
        'integration_disconnected_alert',
        'integration_degraded_alert',
        'integration_expiring_alert',
        'integration_near_limit_alert',
      ],
    },
    urgency: { type: 'string', optional: true, oneOf: severities },
    include_troubleshooting: { type: 'bool', optional: true },
  },
  skipped_for: { staff: 'our_fault' },
  tells: async (tx, { tenant_id, snapshot, config }) => {
    const told = {
      template: config.message_template,
      troubleshooting: config.include_troubleshooting ?? true,
      urgency: config.urgency,
    };
    const csm = snapshot.customer?.csm;
    if (csm) return { ...told, audience: 'csm', recipient: csm.email };
    return { ...told, audience: 'tenant', recipient: (await settingsOf(tx, tenant_id)).mail_from };
  },
});
