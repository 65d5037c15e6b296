import {
  type CallContext,
  type Dialect,
  type HttpRequest,
  ProviderError,
  requestJson,
  signOnFailure,
} from '@linesman/provider-kit';

const name = 'OpenID Connect Single Sign-On';

/** `{"error":"…","error_description":"…"}` (RFC 6749, 5.2). */
const oauthError = (body: unknown): { code: string; message?: string } | undefined => {
  const { error, error_description } = (body ?? {}) as Record<string, unknown>;
  if (typeof error !== 'string') return undefined;
  return { code: error, message: typeof error_description === 'string' ? error_description : undefined };
};

export const dialect: Dialect = { display_name: name, auth: 'api_key', overrides: [], readError: oauthError };

export const misconfigured = (code: string, message: string, http_status?: number): ProviderError =>
  new ProviderError({
    class: 'permanent',
    cause: 'sso_misconfigured',
    code,
    message: `${name}: ${message}`,
    http_status,
  });

/** Reads a public document of the identity provider. */
export const readDocument = <T>(
  context: CallContext,
  url: string,
  expects: (body: unknown) => body is T,
): Promise<T> => {
  const request: HttpRequest = { method: 'GET', url, headers: { accept: 'application/json' } };
  return requestJson(context, dialect, { ...request, kind: 'read', expects }).catch((error: unknown) => {
    throw signOnFailure(error);
  });
};
