import {
  type CallContext,
  challengedScopes,
  type Dialect,
  errorOf,
  type FailureOverride,
  jsonApi,
  scopeName,
} from '@linesman/provider-kit';
import { manifest } from './manifest';

/** By `errors[].reason`, or by `details[].reason` of an ErrorInfo (https://google.aip.dev/193). */
const causes: [FailureOverride['cause'], string[]][] = [
  [
    'rate_limited',
    ['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded', 'sharingRateLimitExceeded'],
  ],
  ['insufficient_scope', ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']],
  // One file or one Drive is refused; the integration works.
  [
    'bad_request',
    [
      'insufficientFilePermissions',
      'insufficientParentPermissions',
      'appNotAuthorizedToFile',
      'storageQuotaExceeded',
      'numChildrenInNonRootLimitExceeded',
      'activeItemCreationLimitExceeded',
    ],
  ],
  // The organization's administrator does not allow the app, whatever the person consents to.
  ['account_deactivated', ['domainPolicy']],
  // The API is not enabled in our own project.
  ['app_credentials_missing', ['accessNotConfigured', 'SERVICE_DISABLED']],
];

const known = new Set(causes.flatMap(([, codes]) => codes));

const dialect: Dialect = {
  display_name: 'Google Drive',
  auth: 'oauth2',
  overrides: [
    ...causes.flatMap(([cause, codes]) => codes.map((code) => ({ code, cause }))),
    // A reason that we do not know refuses this call. It is not the scopes, for which Google has reasons of their own.
    { http_status: 403, code: /./, cause: 'bad_request' },
  ],
  readError(body, headers) {
    const { error: word, error_description } = (body ?? {}) as Record<string, unknown>;
    // The code of the sign-in service.
    if (typeof word === 'string') return { code: word, message: text(error_description) ?? word };
    const error = errorOf(body);
    if (!error) return undefined;
    const reasons = [...reasonsIn(error.errors), ...reasonsIn(error.details)];
    const code = reasons.find((reason) => known.has(reason)) ?? reasons[0] ?? text(error.status);
    return { code, message: text(error.message), missing_scope: lackingScope(challengedScopes(headers)) };
  },
};

const asked: readonly string[] = manifest.auth.type === 'oauth2' ? manifest.auth.scopes : [];

/** Google names all scopes of which one would do. It is the one that we ask for: without its address, as people know it. */
function lackingScope(any: string[]): string | undefined {
  const scope = asked.find((one) => any.includes(one)) ?? any[0];
  return scope && scopeName(scope);
}

const reasonsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.flatMap((one: { reason?: unknown } | null) => text(one?.reason) ?? []) : [];

const headersFor = ({ material }: CallContext) => ({
  accept: 'application/json',
  authorization: `Bearer ${material.secret}`,
});

export const { get: driveGet, write: driveWrite } = jsonApi({
  dialect,
  base: 'https://www.googleapis.com/drive/v3',
  headers: headersFor,
});

export const { get: signInGet } = jsonApi({
  dialect,
  base: 'https://openidconnect.googleapis.com/v1',
  headers: headersFor,
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
