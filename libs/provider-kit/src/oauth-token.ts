import { storable } from '@linesman/contracts';
import { type Http, type HttpResponse, TransportError } from './http';
import type { OAuth2Auth } from './manifest';
import { classifyTokenFailure, type TokenGrant } from './oauth-failure';
import { ProviderError } from './provider-error';
import { withoutSecrets } from './without-secrets';

export interface OAuthClient {
  client_id: string;
  client_secret: string;
}

export interface TokenEndpoint {
  http: Http;
  now: () => Date;
  auth: OAuth2Auth;
  client: OAuthClient;
  /** Name of the provider in error messages that people read. */
  display_name: string;
}

export interface TokenSet {
  access_token: string;
  refresh_token?: string;
  scope?: string;
  expires_at: Date;
  /** When the refresh token ends, if the provider says so (`refresh_token_expires_in`). */
  refresh_token_expires_at?: Date;
  /** The whole answer, with the fields that a provider adds. It contains the tokens. */
  response: Record<string, unknown>;
}

export async function requestToken(endpoint: TokenEndpoint, form: TokenForm): Promise<TokenSet> {
  const { http, now, auth, client, display_name } = endpoint;
  const grant: TokenGrant = { ...auth, grant_type: form.grant_type };
  const secrets = [client.client_secret, ...Object.values(form).filter((value) => value !== form.grant_type)];
  const fail = (outcome: Parameters<typeof classifyTokenFailure>[0]) => {
    const failure = classifyTokenFailure(outcome, grant, now());
    const [code = '', message = ''] = [failure.code, failure.message].map((text) => withoutSecrets(text, secrets));
    return new ProviderError({
      ...failure,
      code: storable(code, 100),
      message: storable(`${display_name}: ${message}`, 500),
    });
  };

  const response = await http({ method: 'POST', url: auth.token_url, ...encode(endpoint, form) }).catch(
    (error: unknown) => {
      throw error instanceof TransportError ? fail(error) : error;
    },
  );
  const body = parse(response);
  const succeeded = response.status >= 200 && response.status < 300;
  if (!succeeded || typeof body.access_token !== 'string' || body.access_token === '') {
    const code = typeof body.error === 'string' ? body.error : undefined;
    const message = typeof body.error_description === 'string' ? body.error_description : undefined;
    throw fail({ status: succeeded ? (code ? 400 : 502) : response.status, headers: response.headers, code, message });
  }
  const refreshSeconds = seconds(body.refresh_token_expires_in);
  return {
    access_token: body.access_token,
    refresh_token: typeof body.refresh_token === 'string' ? body.refresh_token : undefined,
    scope: typeof body.scope === 'string' ? body.scope : undefined,
    expires_at: after(now(), seconds(body.expires_in) ?? auth.default_expires_in_seconds),
    refresh_token_expires_at: refreshSeconds === undefined ? undefined : after(now(), refreshSeconds),
    response: body,
  };
}

type TokenForm = { grant_type: TokenGrant['grant_type'] } & Record<string, string>;

function encode({ auth, client }: TokenEndpoint, form: TokenForm) {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  if (auth.client_authentication === 'client_secret_post') {
    return { headers, body: new URLSearchParams({ ...form, ...client }).toString() };
  }
  // RFC 6749, 2.3.1: id and secret are form-encoded before they are joined.
  const [id, secret] = [client.client_id, client.client_secret].map((half) => encodeURIComponent(half));
  headers.authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  return { headers, body: new URLSearchParams(form).toString() };
}

function parse(response: HttpResponse): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(response.body);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function seconds(value: unknown): number | undefined {
  const count = Number(value);
  return value !== null && Number.isFinite(count) && count > 0 ? count : undefined;
}

const after = (now: Date, lifetime: number): Date => new Date(now.getTime() + lifetime * 1000);
