import { type Dialect, type FailureOverride, jsonApi } from '@linesman/provider-kit';

/** Slack answers most refusals with 200 and {ok: false, error}. A removed app is account_inactive. All codes not listed are wrong requests. */
const causes: [FailureOverride['cause'], string[]][] = [
  ['grant_revoked', ['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'token_expired']],
  ['account_deactivated', ['team_access_not_granted', 'org_login_required']],
  [
    'insufficient_scope',
    ['missing_scope', 'no_permission', 'ekm_access_denied', 'access_denied', 'not_allowed_token_type'],
  ],
  ['rate_limited', ['ratelimited', 'rate_limited', 'message_limit_exceeded']],
  ['busy', ['team_added_to_org']],
  ['server_error', ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']],
];

const dialect: Dialect = {
  display_name: 'Slack',
  auth: 'api_key',
  overrides: [
    ...causes.flatMap(([cause, codes]) => codes.map((code) => ({ code, cause }))),
    { http_status: 200, cause: 'bad_request' },
  ],
  readError(body) {
    if (typeof body !== 'object' || body === null) return undefined;
    const { ok, error, needed } = body as Record<string, unknown>;
    if (ok !== false || typeof error !== 'string') return undefined;
    if (typeof needed !== 'string') return { code: error, message: error };
    return { code: error, message: `${error} (needs ${needed})`, missing_scope: needed };
  },
};

const api = jsonApi({
  dialect,
  base: 'https://slack.com/api',
  headers: ({ material }) => ({ authorization: `Bearer ${material.secret}` }),
});
export const { get: slackGet, getPage: slackPage, write: slackWrite } = api;
