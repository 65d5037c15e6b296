import { ProviderError, type Revoke } from '@linesman/provider-kit';
import { connectionsGet, deleteConnection } from './dialect';

/**
 * Disconnects the organisation. Revoking the refresh token would disconnect the person's other organisations too:
 * https://github.com/XeroAPI/xero-node/releases/tag/4.10.1, and for the connections
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-identity.yaml
 */
export const revoke: Revoke = async (call) => {
  if (!call.account_id) throw unknownOrganisation;
  const connections = await connectionsGet(call, '', areConnections);
  for (const { id } of connections.filter(({ tenantId }) => tenantId === call.account_id))
    await deleteConnection(call, id);
};

const unknownOrganisation = new ProviderError({
  class: 'permanent',
  cause: 'bad_request',
  code: 'unknown_organisation',
  message: 'The organisation of the integration is not known',
});

interface Connection {
  id: string;
  tenantId: string;
}

const areConnections = (body: unknown): body is Connection[] =>
  Array.isArray(body) && body.every((item) => typeof (item as { id?: unknown } | null)?.id === 'string');
