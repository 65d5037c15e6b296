import type { OAuth2Auth, ProviderManifest } from './manifest';
import type { CallContext, Provider, Revoke } from './provider';
import { ProviderError } from './provider-error';
import { type Dialect, requestJson } from './request-json';

/** The consent that gives access to the provider, if there is one. */
export const consentOf = ({ auth }: Pick<ProviderManifest, 'auth'>): OAuth2Auth | undefined =>
  auth.type === 'oauth2' ? auth : auth.install;

/** The provider's own way, or RFC 7009 if its manifest has a `revoke_url`; undefined if the provider offers none. */
export function revocationOf({ manifest, revoke }: Provider): Revoke | undefined {
  const { revoke_url } = consentOf(manifest) ?? {};
  return revoke ?? (revoke_url ? revokeAt(revoke_url, manifest.display_name) : undefined);
}

/** Posts the refresh token, with which the provider revokes its access tokens too (RFC 7009, 2.1). */
function revokeAt(url: string, display_name: string): Revoke {
  return async ({ refresh_token, ...call }) => {
    const token = refresh_token ?? call.material.secret;
    const context: CallContext = { ...call, material: { type: 'bearer', secret: token } };
    await requestJson(
      context,
      { ...dialect, display_name },
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({ token }).toString(),
        kind: 'write',
        provider_deduplicates: true,
        expects: (_body): _body is unknown => true,
      },
    ).catch(unlessRevokedBefore);
  };
}

const dialect: Omit<Dialect, 'display_name'> = {
  auth: 'oauth2',
  overrides: [],
  readError(body) {
    const { error, error_description } = (body ?? {}) as Record<string, unknown>;
    if (typeof error !== 'string') return undefined;
    return { code: error, message: typeof error_description === 'string' ? error_description : error };
  },
};

/** RFC 7009 wants 200 for a token that is not valid any more; Google and Salesforce answer 400 `invalid_token`. */
function unlessRevokedBefore(error: unknown): void {
  if (error instanceof ProviderError && error.failure.code === 'invalid_token') return;
  throw error;
}
