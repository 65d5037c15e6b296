import type { Observation } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { classifySlackFailure } from './slack-failure';
import { withoutLease } from './workspaces';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });
const request = (code?: string) => ({
  code: 'slack_webapi_request_error',
  original: { message: 'fetch failed', cause: { code } },
});

it.each([
  [
    'obeys a rate limit',
    { code: 'slack_webapi_rate_limited_error', retryAfter: 7 },
    { kind: 'retry', after_ms: 7_000, uncounted: true },
  ],
  ['gives up on a person whom Slack does not know', platform('users_not_found'), { kind: 'recipient' }],
  ['gives up on a conversation that does not exist', platform('channel_not_found'), { kind: 'conversation' }],
  ['gives up on the workspace when the token is revoked', platform('token_revoked'), { kind: 'workspace' }],
  ['gives up on the workspace of an inactive account', platform('account_inactive'), { kind: 'workspace' }],
  ['gives up on the workspace when the token is invalid', platform('invalid_auth'), { kind: 'workspace' }],
  ['takes a deleted message as gone', platform('message_not_found'), { kind: 'gone' }],
  ['takes a message that is too old to edit as gone', platform('edit_window_closed'), { kind: 'gone' }],
  ['does not know whether an internal error had posted', platform('internal_error'), { kind: 'ambiguous' }],
  ['does not know whether a fatal error had posted', platform('fatal_error'), { kind: 'ambiguous' }],
  ['tries again after a server error', { code: 'slack_webapi_http_error', statusCode: 503 }, { kind: 'retry' }],
  [
    'looks first after an error that may have come after the post',
    { code: 'slack_webapi_http_error', statusCode: 500 },
    { kind: 'ambiguous', reason: 'http_500' },
  ],
  ['tries again after a refused connection', request('ECONNREFUSED'), { kind: 'retry' }],
  ['does not know whether a connection that broke had posted', request('UND_ERR_SOCKET'), { kind: 'ambiguous' }],
  ['does not know whether a call that timed out had posted', request(), { kind: 'ambiguous' }],
])('%s', (_, error, failure) => {
  expect(classifySlackFailure(error, 'posting')).toMatchObject(failure);
});

it('knows that nothing was posted by a call before', () => {
  for (const error of [platform('internal_error'), request(), new Error('odd')])
    expect(classifySlackFailure(error, 'before')).toMatchObject({ kind: 'retry' });
});

it('gives up on the workspace when no lease is granted, and tries again when the question failed', () => {
  const refused = { cause: 'grant_revoked' } as Observation;
  expect(withoutLease({ refused })).toEqual({ kind: 'workspace', reason: 'lease_refused: grant_revoked' });
  const failed = (status: number) => ({ failed: new Problem(status, 'lease-failed', 'No answer.') });
  expect(withoutLease(failed(502))).toEqual({ kind: 'workspace', reason: 'lease_refused: lease_failed' });
  expect(withoutLease(failed(503))).toEqual({ kind: 'retry', reason: 'No answer.' });
});
