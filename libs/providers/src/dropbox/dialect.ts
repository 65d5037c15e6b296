import { type CallContext, type Dialect, type JsonRequest, requestJson } from '@linesman/provider-kit';

const dialect: Dialect = {
  display_name: 'Dropbox',
  auth: 'oauth2',
  overrides: [
    { code: 'missing_scope', cause: 'insufficient_scope' },
    { code: 'user_suspended', cause: 'account_deactivated' },
    { http_status: 409, code: 'too_many_write_operations', cause: 'busy' },
    // Dropbox answers 409 if a path, a cursor or an argument is wrong.
    { http_status: 409, cause: 'bad_request' },
  ],
  readError(body) {
    const { error_summary, user_message, error } = (typeof body === 'object' && body !== null ? body : {}) as {
      error_summary?: unknown;
      user_message?: { text?: unknown };
      error?: { required_scope?: unknown } | null;
    };
    if (typeof error_summary !== 'string') return undefined;
    // `path/not_found/..`: after the last slash is padding that changes between answers.
    const code = error_summary.replace(/\/\.*$/, '');
    const text = user_message?.text;
    const scope = error?.required_scope;
    const missing_scope = typeof scope === 'string' ? scope : undefined;
    return { code, message: typeof text === 'string' ? text : code, missing_scope };
  },
};

/** Every call is a POST with a JSON argument, or `null` if it has none. */
export function dropboxRpc<T>(
  context: CallContext,
  endpoint: string,
  argument: unknown,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  return requestJson(context, dialect, {
    method: 'POST',
    url: `https://api.dropboxapi.com/2/${endpoint}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${context.material.secret}` },
    body: JSON.stringify(argument),
    kind: 'read',
    expects,
  });
}
