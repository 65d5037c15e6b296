import { inWords } from '../pages/times';
import { partInWords } from '../pages/words';
import type { Answer } from '../upstream/routes';

type Diagnosis = Answer<'get', '/v1/risk-signals/{signal_id}/diagnosis'>;
type Tried = Diagnosis['tried'][number];
type Impact = NonNullable<Diagnosis['impact']>;

const sure: Record<Diagnosis['certainty'], string> = {
  confirmed: 'Confirmed',
  seen_once: 'Seen once so far',
  doubted: 'Doubted: something speaks against it',
};

const attempts: Record<Tried['what'], string> = {
  execution: 'Execution',
  probe: 'Probe',
  refresh: 'Token refresh',
  webhook: 'Webhook delivery',
  sso: 'Login',
  provider_webhook: 'Webhook of the provider',
  schedule: 'Scheduled sync',
  measurement: 'Figures of many calls',
  records: 'What a sync read',
  scopes: 'Permissions that were granted',
  reconnect: 'Reconnected',
};

/** What is known of a signal's problem, in the words of its page. */
export function shownDiagnosis({ as_of, certainty, evidence, tried, previous, impact, ...known }: Diagnosis) {
  const { failing_since, last_worked_at, next_check_at } = known;
  return {
    as_of,
    failing_since,
    last_worked_at,
    next_check_at,
    sure: sure[certainty],
    evidence: evidence.map(({ text }) => text),
    tried: tried.map((one) => ({
      ...one,
      name: attempts[one.what],
      last_at: one.last_at ?? one.at,
      part_name: one.part && partInWords(one.part),
    })),
    earlier: earlier(previous),
    earlier_at: previous.last?.began_at,
    impact: impact && shownImpact(impact),
  };
}

/** `Twice before. The last one took 3 hours and ended when somebody reconnected it` */
function earlier({ count, last }: Diagnosis['previous']): string {
  if (count === 0 || !last) return 'Never';
  const took = inWords(Date.parse(last.ended_at) - Date.parse(last.began_at));
  const how =
    last.resolution === 'withdrawn'
      ? 'when the integration was removed or switched off'
      : last.reconnected
        ? 'when somebody reconnected it'
        : 'without a reconnect';
  return `${count === 1 ? 'Once' : `${count} times`} in 400 days. The last one took ${took} and ended ${how}.`;
}

function shownImpact({ lines, facts, not_used, not_known, dependents, workload }: Impact) {
  return {
    lines,
    facts: facts.join('; '),
    not_used: not_used.map(partInWords).join(', '),
    not_known,
    customers: dependents?.customers,
    served: dependents?.serves.flatMap(({ entity_type, ids, count }) =>
      entity_type === 'customer' || entity_type === 'tenant'
        ? []
        : { type: partInWords(entity_type), ids: ids.join(', '), more: Math.max(0, count - ids.length) },
    ),
    billed: dependents?.billing.next.slice(0, MOST_BILLED).map(({ interval, interval_count, ...one }) => ({
      ...one,
      every: interval_count === 1 ? `each ${interval}` : `each ${interval_count} ${interval}s`,
    })),
    first_deadline: workload?.waiting.first_deadline,
  };
}

const MOST_BILLED = 5;
