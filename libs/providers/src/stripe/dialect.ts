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
  base: 'https://api.stripe.com/v1',
  headers: ({ material }) => ({
    authorization: `Bearer ${material.secret}`,
    // Answers keep this shape whatever version the customer's account has.
    'stripe-version': '2025-04-30.basil',
  }),
  dialect: {
    display_name: 'Stripe',
    auth: 'api_key',
    overrides: [],
    readError(body) {
      const error = errorOf(body);
      if (!error) return undefined;
      const { type, code, decline_code, message } = error;
      const named = [decline_code, code, type].find((value) => typeof value === 'string');
      return {
        code: named as string | undefined,
        message: typeof message === 'string' ? message : undefined,
      };
    },
  },
};

export function stripeGet<T>(context: CallContext, path: string, expects: JsonRequest<T>['expects']): Promise<T> {
  return getJson(api, context, path, expects);
}

/** Stripe keeps errors too: a declined payment stays declined under its key. */
export function stripePost<T>(
  call: GatewayCall,
  path: string,
  form: Record<string, unknown>,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  const body = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return writeOnce(api, call, { path, content_type: 'application/x-www-form-urlencoded', body }, expects);
}

/** Whether an answer is a Stripe object of this kind. */
export const isObject =
  <T extends { id: string }>(object: string) =>
  (body: unknown): body is T => {
    const found = body as { object?: unknown; id?: unknown } | null;
    return found?.object === object && typeof found.id === 'string';
  };

export const isObjectList =
  <T extends { id: string }>(object: string) =>
  (body: unknown): body is { has_more: boolean; data: T[] } => {
    const { has_more, data } = (body ?? {}) as { has_more?: unknown; data?: unknown };
    return typeof has_more === 'boolean' && Array.isArray(data) && data.every(isObject<T>(object));
  };
