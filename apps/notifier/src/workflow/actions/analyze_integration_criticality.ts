import { one } from '@linesman/persistence';
import { keepAssessment } from '../../signals/assessment';
import { defineAction } from '../action';

const others = `select
    (count(*) filter (where snapshot -> 'customer' ->> 'customer_id' = $2))::int as of_customer,
    (count(*) filter (where snapshot -> 'status_change' ->> 'integration_type' = $3))::int as of_type
  from signals where state = 'open' and signal_id <> $1`;

/** Computes how much the problem matters, from the signal and from what else is open. Messages print it. */
export default defineAction({
  config: {
    customer_id: { type: 'string' },
    integration_type: { type: 'string' },
  },
  repeats: true,
  perform: async (tx, { snapshot, config }) => {
    const { signal_id, severity, customer, status_change, connection_name } = snapshot;
    const { is_critical, party_at_fault } = status_change;
    const open = await one<{ of_customer: number; of_type: number }>(tx, others, [
      signal_id,
      config.customer_id,
      config.integration_type,
    ]);
    const impact = [...snapshot.impact];
    if (open!.of_customer > 0) impact.push(`Other open problems of this customer: ${open!.of_customer}`);
    if (open!.of_type > 0) impact.push(`Other ${connection_name} integrations with a problem: ${open!.of_type}`);
    const output = { is_critical, severity, party_at_fault, arr: customer?.arr ?? null, impact };
    await keepAssessment(tx, signal_id, output);
    return { state: 'done', output };
  },
});
