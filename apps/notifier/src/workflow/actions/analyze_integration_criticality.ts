import { withCommit } from '@linesman/persistence';
import { keepAssessment, othersAtFirst, othersInWords } from '../../signals/assessment';
import { defineAction } from '../action';

/**
 * Computes how much the problem matters, from the signal and from what else was open at first. Messages print it. Right
 * before the first message is sent, the result gets the diagnosis of that moment.
 */
export default defineAction({
  config: {
    customer_id: { type: 'string' },
    integration_type: { type: 'string' },
  },
  repeats: true,
  perform: async (tx, { snapshot, config, others: counted }) => {
    const { signal_id, severity, customer, status_change, connection_name } = snapshot;
    const { is_critical, party_at_fault } = status_change;
    const asSignal =
      config.customer_id === (customer?.customer_id ?? '') &&
      config.integration_type === status_change.integration_type;
    const { others, diagnosis = null } =
      counted && asSignal ? { others: counted } : await othersAtFirst(tx, signal_id, config);
    const impact = [...snapshot.impact, ...othersInWords(others, connection_name)];
    const assessment = { is_critical, severity, party_at_fault, arr: customer?.arr ?? null, impact, others };
    withCommit(tx, keepAssessment(tx, signal_id, assessment));
    return { state: 'done', output: { ...assessment, ...(diagnosis && { diagnosis }) } };
  },
});
