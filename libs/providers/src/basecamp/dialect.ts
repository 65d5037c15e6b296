import { type CallContext, type Dialect, type GatewayCall, jsonApi, ProviderError } from '@linesman/provider-kit';

const inactive = 'account_inactive';

const dialect: Dialect = {
  display_name: 'Basecamp',
  auth: 'oauth2',
  overrides: [{ http_status: 404, code: inactive, cause: 'account_deactivated' }],
  readError(body, headers) {
    const message = (body as { error?: unknown } | null)?.error;
    const said = typeof message === 'string' ? message.replace(/<[^>]*>/g, '') : undefined;
    // For an expired trial or a suspended account every answer is 404, and only a header says why.
    if (/^account inactive$/i.test(headers.reason ?? '')) return { code: inactive, message: said ?? headers.reason };
    return said === undefined ? undefined : { message: said };
  },
};

const headersFor = ({ material }: CallContext) => ({
  accept: 'application/json',
  authorization: `Bearer ${material.secret}`,
  // Basecamp answers 400 without a name and a way to reach us. An installation configures its own.
  'user-agent': 'Linesman (https://linesman.example)',
});

/** The person behind the token, with all accounts. */
export const { get: launchpadGet } = jsonApi({
  dialect,
  base: 'https://launchpad.37signals.com',
  headers: headersFor,
});

export const {
  get: basecampGet,
  getPage: basecampPage,
  write: basecampWrite,
} = jsonApi({ dialect, base: 'https://3.basecampapi.com', headers: headersFor });

/** The path below the integration's account. */
export function inAccount({ config }: CallContext, path: string): string {
  const { account_id } = config;
  if (typeof account_id === 'string' && /^\d{1,20}$/.test(account_id)) return `/${account_id}${path}`;
  throw refused('no_account_id', 'the integration has no account_id; it is found out when it is connected.');
}

/** The next page's parameters, taken to the address we know: the token goes nowhere else. */
export const moreOf = (next: URL | undefined): string => next?.search ?? '';

export const invalid = (message: string) => refused('invalid_parameters', message);

const refused = (code: string, message: string) =>
  new ProviderError({ class: 'permanent', cause: 'bad_request', code, message: `Basecamp: ${message}` });

export const executionMark = ({ idempotency_key }: GatewayCall) =>
  `<div>Reference: ${idempotency_key.replace(/[^\w.-]/g, '')}</div>`;
