import { defineAction } from '../action';

/** Records how much the problem matters. */
export default defineAction({
  config: {
    customer_id: { type: 'string' },
    integration_type: { type: 'string' },
  },
  perform: (_tx, { snapshot }) => {
    const { severity, customer, impact, status_change } = snapshot;
    const { is_critical, party_at_fault } = status_change;
    return { state: 'done', output: { is_critical, severity, party_at_fault, arr: customer?.arr ?? null, impact } };
  },
});
