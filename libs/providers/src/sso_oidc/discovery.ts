import { type CallContext, withoutSecrets } from '@linesman/provider-kit';
import { misconfigured, readDocument } from './dialect';

/** What is read of a discovery document (OpenID Connect Discovery 1.0, 3). */
export interface Discovery {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  token_endpoint_auth_methods_supported?: string[];
  end_session_endpoint?: string;
}

export interface Client {
  issuer: string;
  client_id: string;
}

export const clientOf = ({ material }: CallContext): Client => {
  const { issuer = '', client_id = '' } = material.more ?? {};
  return { issuer, client_id };
};

/** The issuer has to be the same to the last character, because every token is compared with it (4.3). */
export async function discover(context: CallContext): Promise<Discovery> {
  const { issuer } = clientOf(context);
  const found = await readDocument(
    context,
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    isDiscovery,
  );
  if (found.issuer === issuer) return found;
  const named = withoutSecrets(found.issuer, [context.material.secret]);
  throw misconfigured('issuer_mismatch', `the identity provider calls itself ${named}, and ${issuer} was entered`);
}

function isDiscovery(body: unknown): body is Discovery {
  const { issuer, ...found } = (body ?? {}) as Partial<Discovery>;
  const addresses = [found.authorization_endpoint, found.token_endpoint, found.jwks_uri];
  const { token_endpoint_auth_methods_supported: methods } = found;
  return (
    typeof issuer === 'string' &&
    addresses.every((one) => typeof one === 'string' && URL.canParse(one)) &&
    (methods === undefined || Array.isArray(methods))
  );
}
