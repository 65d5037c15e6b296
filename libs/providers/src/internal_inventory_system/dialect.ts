import { errorOf, jsonApi } from '@linesman/provider-kit';

const api = jsonApi({
  /** A name that does not resolve: the deployment's origins say where the system is, not a tenant. */
  base: 'https://inventory.internal',
  headers: ({ material }) => ({ accept: 'application/json', authorization: `Bearer ${material.secret}` }),
  dialect: {
    display_name: 'Internal Inventory System',
    auth: 'api_key',
    // A 409 without this code means a reservation under way, and is temporary.
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
});

export const { get: inventoryGet, writeOnce: inventoryWrite } = api;
