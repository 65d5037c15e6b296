import { AdjustHealthScore } from '../../health-score/adjust-health-score';
import { defineAction } from '../action';

/** Takes points from the customer's health score. They are given back when the signal ends. */
export default defineAction({
  config: {
    adjustment: { type: 'number' },
    reason: { type: 'string' },
  },
  skipped_for: { us: 'our_fault' },
  inject: [AdjustHealthScore],
  perform: async (tx, { tenant_id, snapshot, key, config }, score) => {
    const { customer, signal_id } = snapshot;
    if (!customer) return { state: 'skipped', reason: 'no_customer' };
    await score.adjust(tx, {
      tenant_id,
      customer_id: customer.customer_id,
      signal_id,
      key: `step.${key}`,
      adjustment: Math.round(config.adjustment),
      reason: config.reason,
    });
    return { state: 'done' };
  },
});
