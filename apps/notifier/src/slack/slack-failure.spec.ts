import { classifySlackFailure } from './slack-failure';
import { LeaseRefused } from './workspaces';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });
const request = (code?: string) => ({
  code: 'slack_webapi_request_error',
  original: { message: 'fetch failed', cause: { code } },
});

it.each([
  [
    'a rate limit is obeyed',
    { code: 'slack_webapi_rate_limited_error', retryAfter: 7 },
    { kind: 'retry', after_ms: 7_000, uncounted: true },
  ],
  ['an unknown person stays unknown', platform('users_not_found'), { kind: 'recipient' }],
  ['a conversation that is not there stays so', platform('channel_not_found'), { kind: 'recipient' }],
  ['a revoked token breaks the workspace', platform('token_revoked'), { kind: 'workspace' }],
  ['so does an inactive account', platform('account_inactive'), { kind: 'workspace' }],
  ['so does a token that never was one', platform('invalid_auth'), { kind: 'workspace' }],
  ['so does a lease that is refused', new LeaseRefused('grant_revoked'), { kind: 'workspace' }],
  ['a deleted message is gone', platform('message_not_found'), { kind: 'gone' }],
  ['an old message is as good as gone', platform('edit_window_closed'), { kind: 'gone' }],
  ['an internal error may have half succeeded', platform('internal_error'), { kind: 'ambiguous' }],
  ['a fatal error too', platform('fatal_error'), { kind: 'ambiguous' }],
  ['a server error is tried again', { code: 'slack_webapi_http_error', statusCode: 503 }, { kind: 'retry' }],
  ['a refused connection carried nothing', request('ECONNREFUSED'), { kind: 'retry' }],
  ['a broken connection may have carried it', request('UND_ERR_SOCKET'), { kind: 'ambiguous' }],
  ['so may one that timed out', request(), { kind: 'ambiguous' }],
])('%s', (_, error, failure) => {
  expect(classifySlackFailure(error, 'said')).toMatchObject(failure);
});

it('has nothing to doubt before anything was said', () => {
  for (const error of [platform('internal_error'), request(), new Error('odd')])
    expect(classifySlackFailure(error, 'before')).toMatchObject({ kind: 'retry' });
});
