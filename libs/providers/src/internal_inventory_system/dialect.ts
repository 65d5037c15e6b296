import {
  type CallContext,
  type Dialect,
  type GatewayCall,
  type JsonRequest,
  requestJson,
} from '@linesman/provider-kit';

/** A name that resolves nowhere: the deployment's origins say where the system stands, never a tenant. */
const base = 'https://inventory.internal';

const dialect: Dialect = {
  display_name: 'Internal Inventory System',
  auth: 'api_key',
  // 409 without this code is a reservation in flight, and passes.
  overrides: [{ code: 'insufficient_stock', cause: 'bad_request' }],
  readError(body) {
    const error = (body as { error?: unknown } | null)?.error;
    if (typeof error !== 'object' || error === null) return undefined;
    const { code, message } = error as Record<string, unknown>;
    return {
      code: typeof code === 'string' ? code : undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  },
};

export function inventoryGet<T>(context: CallContext, path: string, expects: JsonRequest<T>['expects']): Promise<T> {
  return requestJson(context, dialect, {
    method: 'GET',
    url: base + path,
    headers: headersFor(context),
    kind: 'read',
    expects,
  });
}

/** The system answers a key it has seen with the first result: a repeated write acts once. */
export function inventoryPost<T>(
  call: GatewayCall,
  path: string,
  body: Record<string, unknown>,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  return requestJson(call, dialect, {
    method: 'POST',
    url: base + path,
    headers: { ...headersFor(call), 'content-type': 'application/json', 'idempotency-key': call.idempotency_key },
    body: JSON.stringify(body),
    kind: 'write',
    provider_deduplicates: true,
    expects,
  });
}

const headersFor = ({ material }: CallContext) => ({
  accept: 'application/json',
  authorization: `Bearer ${material.secret}`,
});
