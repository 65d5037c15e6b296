import { type CallContext, type Dialect, type JsonRequest, ProviderError, requestJson } from '@linesman/provider-kit';

export const apiVersion = 'v62.0';

const dialect: Dialect = {
  display_name: 'Salesforce',
  auth: 'oauth2',
  overrides: [
    // Salesforce sends 403 for the daily limit and 400 for a query that ran too long.
    { code: 'REQUEST_LIMIT_EXCEEDED', cause: 'rate_limited' },
    { code: 'QUERY_TIMEOUT', cause: 'busy' },
    // The user info endpoint answers a dead token with 403 and plain text.
    { code: 'Bad_OAuth_Token', cause: 'grant_revoked' },
    { code: 'INACTIVE_USER', cause: 'account_deactivated' },
  ],
  readError(body) {
    if (body === 'Bad_OAuth_Token') return { code: body, message: 'the access token is not valid' };
    const first: unknown = Array.isArray(body) ? body[0] : undefined;
    if (typeof first !== 'object' || first === null) return undefined;
    const { errorCode, message } = first as Record<string, unknown>;
    if (typeof errorCode !== 'string') return undefined;
    return { code: errorCode, message: typeof message === 'string' ? message : undefined };
  },
};

/** A GET at the org's own address, which comes with its tokens. */
export function salesforceGet<T>(
  context: CallContext,
  path: string,
  expects: JsonRequest<T>['expects'],
  headers: Record<string, string> = {},
): Promise<T> {
  return requestJson(context, dialect, {
    method: 'GET',
    url: instanceUrl(context.config) + path,
    headers: { accept: 'application/json', ...headers, authorization: `Bearer ${context.material.secret}` },
    kind: 'read',
    expects,
  });
}

function instanceUrl(config: Record<string, unknown>): string {
  if (typeof config.instance_url === 'string') return config.instance_url.replace(/\/+$/, '');
  throw new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'no_instance_url',
    message: 'Salesforce: the integration has no instance_url; it comes with the tokens when it is connected.',
  });
}

/** Domains of Salesforce's orgs. The last one is for government clouds. */
const domains = /(^|\.)(salesforce\.com|force\.com|cloudforce\.com|salesforce\.mil)$/;
const thisMachine = /^(127\.0\.0\.1|\[::1\]|localhost|[a-z0-9-]+\.localhost)$/;

/** Accepts only an address of Salesforce or of this machine (the sandbox), because the access token is sent there. */
export function configFromToken(response: Record<string, unknown>): Record<string, unknown> {
  const named = response.instance_url;
  if (typeof named !== 'string' || !URL.canParse(named)) return {};
  const { protocol, hostname } = new URL(named);
  const trusted = protocol === 'https:' ? domains.test(hostname) : protocol === 'http:' && thisMachine.test(hostname);
  return trusted ? { instance_url: named.replace(/\/+$/, '') } : {};
}
