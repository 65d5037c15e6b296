import { defineGateway, type GatewayCall } from '@linesman/provider-kit';
import { clientOf, discover } from './discovery';
import { manifest } from './manifest';

async function getSsoMetadata(call: GatewayCall): Promise<Record<string, unknown>> {
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = await discover(call);
  const { client_id } = clientOf(call);
  const addresses = { authorization_endpoint, token_endpoint, jwks_uri };
  return {
    protocol: 'oidc',
    issuer,
    client_id,
    ...addresses,
    ...(typeof end_session_endpoint === 'string' ? { end_session_endpoint } : {}),
  };
}

export const gateway = defineGateway(manifest, { GET_SSO_METADATA: getSsoMetadata });
