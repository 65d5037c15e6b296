import { type Attempt, decideAttempt, type Decision, FAILING_SECONDS, MOST_ATTEMPTS } from './decide-attempt';

const first: Attempt = { attempts: 1, failing_for: 0 };

const rows: [string, Partial<Attempt>, number, Decision][] = [
  ['200 is a delivery', { status: 200 }, 0, { state: 'delivered', wait_seconds: 0 }],
  [
    '204 is one, at the last attempt too',
    { status: 204, attempts: MOST_ATTEMPTS },
    0,
    { state: 'delivered', wait_seconds: 0 },
  ],
  ['a failure is tried again after 5 s', { status: 500 }, 0, { state: 'pending', wait_seconds: 5 }],
  ['no answer too', {}, 0, { state: 'pending', wait_seconds: 5 }],
  ['a redirect is not followed', { status: 302 }, 0, { state: 'pending', wait_seconds: 5 }],
  ['attempts are spread by a fifth', { status: 500 }, 1, { state: 'pending', wait_seconds: 6 }],
  ['the second wait is 5 min', { status: 500, attempts: 2 }, 0, { state: 'pending', wait_seconds: 300 }],
  ['the last wait is a day', { status: 500, attempts: 9 }, 0, { state: 'pending', wait_seconds: 86_400 }],
  ['the tenth failure is the last one', { status: 500, attempts: 10 }, 0, { state: 'failed', wait_seconds: 0 }],
  [
    'the endpoint may ask for a longer wait',
    { status: 429, retry_after: 60 },
    0,
    { state: 'pending', wait_seconds: 60 },
  ],
  [
    'and not for a shorter one',
    { status: 429, attempts: 2, retry_after: 60 },
    0,
    { state: 'pending', wait_seconds: 300 },
  ],
  ['nor for more than a day', { status: 503, retry_after: 1e9 }, 0, { state: 'pending', wait_seconds: 86_400 }],
  [
    'a workflow says how often its webhook is tried',
    { status: 500, attempts: 2, retry: { attempts: 3, backoff_seconds: 60 } },
    0,
    { state: 'pending', wait_seconds: 120 },
  ],
  [
    'and when it is given up',
    { status: 500, attempts: 3, retry: { attempts: 3, backoff_seconds: 60 } },
    0,
    { state: 'failed', wait_seconds: 0 },
  ],
  ['410 disables the endpoint', { status: 410 }, 0, { state: 'failed', wait_seconds: 0, disable: 'gone' }],
  [
    'four days without a delivery disable it',
    { status: 500, attempts: 3, failing_for: FAILING_SECONDS },
    0,
    { state: 'pending', wait_seconds: 1_800, disable: 'failing' },
  ],
  [
    'a delivery after four days does not',
    { status: 200, failing_for: FAILING_SECONDS },
    0,
    { state: 'delivered', wait_seconds: 0 },
  ],
];

it.each(rows)('%s', (_, attempt, chance, decision) => {
  expect(decideAttempt({ ...first, ...attempt }, chance)).toEqual(decision);
});

it('tries for three days', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, at) => decideAttempt({ ...first, attempts: at + 1 }, 0));
  const days = waits.reduce((sum, { wait_seconds }) => sum + wait_seconds, 0) / 86_400;
  expect(days).toBeGreaterThan(3);
  expect(days).toBeLessThan(FAILING_SECONDS / 86_400);
});
