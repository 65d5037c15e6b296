import {
  type CallContext,
  errorOf,
  type GatewayCall,
  getJson,
  type JsonApi,
  type JsonRequest,
  writeOnce,
} from '@linesman/provider-kit';

const api: JsonApi = {
  /** A name that resolves nowhere: the deployment's origins say where the system stands, never a tenant. */
  base: 'https://inventory.internal',
  headers: ({ material }) => ({ accept: 'application/json', authorization: `Bearer ${material.secret}` }),
  dialect: {
    display_name: 'Internal Inventory System',
    auth: 'api_key',
    // 409 without this code is a reservation in flight, and passes.
    overrides: [{ code: 'insufficient_stock', cause: 'bad_request' }],
    readError(body) {
      const error = errorOf(body);
      if (!error) return undefined;
      const { code, message } = error;
      return {
        code: typeof code === 'string' ? code : undefined,
        message: typeof message === 'string' ? message : undefined,
      };
    },
  },
};

export function inventoryGet<T>(context: CallContext, path: string, expects: JsonRequest<T>['expects']): Promise<T> {
  return getJson(api, context, path, expects);
}

export function inventoryPost<T>(
  call: GatewayCall,
  path: string,
  body: Record<string, unknown>,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  return writeOnce(api, call, { path, content_type: 'application/json', body: JSON.stringify(body) }, expects);
}
