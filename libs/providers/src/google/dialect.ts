import { type CallContext, type Dialect, errorOf, type FailureOverride, jsonApi } from '@linesman/provider-kit';

/** By `errors[].reason`. Any other 403 means that the grant lacks a scope. */
const causes: [FailureOverride['cause'], string[]][] = [
  [
    'rate_limited',
    ['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded', 'sharingRateLimitExceeded'],
  ],
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

const dialect: Dialect = {
  display_name: 'Google Drive',
  auth: 'oauth2',
  overrides: causes.flatMap(([cause, codes]) => codes.map((code) => ({ code, cause }))),
  readError(body) {
    const { error: word, error_description } = (body ?? {}) as Record<string, unknown>;
    // The code of the sign-in service.
    if (typeof word === 'string') return { code: word, message: text(error_description) ?? word };
    const error = errorOf(body);
    if (!error) return undefined;
    const [first] = Array.isArray(error.errors) ? (error.errors as { reason?: unknown }[]) : [];
    return { code: text(first?.reason) ?? text(error.status), message: text(error.message) };
  },
};

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
