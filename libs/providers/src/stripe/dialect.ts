import { errorOf, jsonApi } from '@linesman/provider-kit';

const api = jsonApi({
  base: 'https://api.stripe.com/v1',
  headers: ({ material }) => ({
    authorization: `Bearer ${material.secret}`,
    // Fixes the shape of answers, whatever version the customer's account uses.
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
        code: named,
        message: typeof message === 'string' ? message : undefined,
        // Stripe names it in its message only.
        missing_scope: /'(rak_\w{1,100})' permission/.exec(String(message))?.[1],
      };
    },
  },
});

/** Stripe stores errors too: a declined payment stays declined for its key. */
export const { get: stripeGet, writeOnce: stripeWrite } = api;

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
