import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { connectionsGet, xeroGet } from './dialect';

interface Connection {
  tenantId: string;
  tenantName?: unknown;
  updatedDateUtc?: unknown;
}

interface Organisations {
  Organisations: { OrganisationID: string }[];
}

export async function probe(context: CallContext): Promise<void> {
  await xeroGet(context, '/Organisation', isOrganisations);
}

/** A grant may reach several organisations. Takes the known one, otherwise the one that was connected last. */
export async function identify(context: CallContext): Promise<ProviderAccount> {
  const connections = await connectionsOf(context);
  const known = connections.find(({ tenantId }) => tenantId === context.config.tenant_id);
  const { tenantId, tenantName } = known ?? connections.toSorted(latestFirst)[0]!;
  return { account_id: tenantId, account_name: typeof tenantName === 'string' ? tenantName : tenantId };
}

/** The organisations of this consent. A consent that added none to those connected before has none of its own. */
async function connectionsOf(context: CallContext): Promise<Connection[]> {
  const event = authorizationEvent(context.material.secret);
  const own = event ? await connectionsGet(context, `?authEventId=${event}`, areConnections) : [];
  return own.length ? own : connectionsGet(context, '', isSomeConnection);
}

export const configFromAccount = ({ account_id }: ProviderAccount) => ({ tenant_id: account_id });

/** The access token is a JWT with the id of its consent, by which connections can be listed. */
function authorizationEvent(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const event = (claims as { authentication_event_id?: unknown } | null)?.authentication_event_id;
    return typeof event === 'string' && /^[0-9a-f-]{36}$/i.test(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const latestFirst = (a: Connection, b: Connection) => textOf(b.updatedDateUtc).localeCompare(textOf(a.updatedDateUtc));

function isConnection(item: unknown): item is Connection {
  const { tenantId } = (item ?? {}) as Partial<Connection>;
  return typeof tenantId === 'string' && tenantId !== '';
}

function areConnections(body: unknown): body is Connection[] {
  return Array.isArray(body) && body.every(isConnection);
}

const isSomeConnection = (body: unknown): body is Connection[] => areConnections(body) && body.length > 0;

function isOrganisations(body: unknown): body is Organisations {
  const list = (body as Partial<Organisations> | null)?.Organisations;
  return Array.isArray(list) && typeof list[0]?.OrganisationID === 'string';
}
