import type { WebhookEndpoint } from '../../upstream/answers';

const labels = { webhook_refused: 'Refuses', webhook_silent: 'Silent' };

const testOutcomes = {
  delivered: 'was delivered',
  refused: 'was refused',
  received: 'arrived',
  removed: 'was not sent: the endpoint is no longer in use',
};

export interface ShownEndpoint extends WebhookEndpoint {
  label: string;
  /** What the newest webhook came to. */
  said: string;
  /** What became of the newest test; absent where nobody asked for one. */
  test_said?: string;
  /** The platform sends to it, so it can send a test. */
  testable: boolean;
}

export function shownEndpoint(one: WebhookEndpoint): ShownEndpoint {
  const { problem, test, sent_by } = one;
  return {
    ...one,
    label: problem ? labels[problem.cause] : 'Works',
    said: lastOf(one),
    test_said: test
      ? `A test ${test.outcome ? testOutcomes[test.outcome] : 'was asked for and is not reported yet'}`
      : undefined,
    testable: sent_by === 'platform',
  };
}

function lastOf({ sent_by, problem, delivered_at, refused_at, http_status }: WebhookEndpoint): string {
  const answered = http_status ? `HTTP ${http_status}` : 'no answer';
  if (sent_by === 'provider') return 'The provider sends to it';
  const refusedLast = refused_at && (!delivered_at || refused_at > delivered_at);
  if (!refusedLast) return 'The last webhook was delivered';
  const many = problem?.failures ? `, ${problem.failures} in a row` : '';
  return `The last webhook was refused: ${answered}${many}`;
}
