import { withCommit } from '@linesman/persistence';
import { keepAssessment, othersAtFirst } from '../../signals/assessment';
import { defineAction } from '../action';

/** Computes how much the problem matters, from the signal and from what else was open at first. Messages print it. */
export default defineAction({
  config: {
    customer_id: { type: 'string' },
    integration_type: { type: 'string' },
  },
  repeats: true,
  perform: async (tx, { snapshot, config }) => {
    const { signal_id, severity, customer, status_change, connection_name } = snapshot;
    const { is_critical, party_at_fault } = status_change;
    const others = await othersAtFirst(tx, signal_id, config);
    const { of_customer, of_type } = others;
    const impact = [...snapshot.impact];
    if (of_customer > 0) impact.push(`Other open problems of this customer when this was reported: ${of_customer}`);
    if (of_type > 0)
      impact.push(`Other ${connection_name} integrations with a problem when this was reported: ${of_type}`);
    const output = { is_critical, severity, party_at_fault, arr: customer?.arr ?? null, impact, others };
    withCommit(tx, keepAssessment(tx, signal_id, output));
    return { state: 'done', output };
  },
});
