import type { WebhookEndpoint } from '../../upstream/answers';
import { shownEndpoint } from './shown-endpoint';

const [earlier, later] = ['2026-01-29T10:00:00Z', '2026-01-29T11:00:00Z'];
const endpoint: WebhookEndpoint = {
  endpoint: 'https://hooks.techcorp.example/orders',
  sent_by: 'platform',
  last_heard_at: later,
  delivered_at: later,
  refused_at: earlier,
  http_status: 200,
  silent_after: null,
  problem: null,
  test: null,
};
const refusing = {
  delivered_at: earlier,
  refused_at: later,
  http_status: 410,
  problem: { cause: 'webhook_refused', since: earlier, failures: 17 },
} as const;

it.each<[Partial<WebhookEndpoint>, string, string]>([
  [{}, 'Works', 'The last webhook was delivered'],
  [refusing, 'Refuses', 'The last webhook was refused: HTTP 410, 17 in a row'],
  [{ ...refusing, http_status: null, problem: null }, 'Works', 'The last webhook was refused: no answer'],
  [
    { problem: { cause: 'webhook_silent', since: earlier, failures: null } },
    'Silent',
    'The last webhook was delivered',
  ],
  [{ sent_by: 'provider' }, 'Works', 'The provider sends to it'],
])('says of %j: %s', (more, label, said) => {
  expect(shownEndpoint({ ...endpoint, ...more })).toMatchObject({ label, said, testable: more.sent_by !== 'provider' });
});

it.each([
  [null, 'A test was asked for and is not reported yet'],
  ['delivered', 'A test was delivered'],
  ['refused', 'A test was refused'],
] as const)('says what became of a test: %s', (outcome, said) => {
  const test = {
    attempt_id: '6f1e2d3c-0000-4000-8000-000000000070',
    requested_at: later,
    requested_by: 'anna',
    outcome,
  };
  expect(shownEndpoint({ ...endpoint, test }).test_said).toBe(said);
});
