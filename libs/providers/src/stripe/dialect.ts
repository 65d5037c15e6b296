import {
  type CallContext,
  type Dialect,
  type GatewayCall,
  type JsonRequest,
  requestJson,
} from '@linesman/provider-kit';

const base = 'https://api.stripe.com/v1';
/** Answers keep this shape whatever version the customer's account has. */
const apiVersion = '2025-04-30.basil';

const dialect: Dialect = {
  display_name: 'Stripe',
  auth: 'api_key',
  overrides: [],
  readError(body) {
    const error = (body as { error?: unknown } | null)?.error;
    if (typeof error !== 'object' || error === null) return undefined;
    const { type, code, decline_code, message } = error as Record<string, unknown>;
    const named = [decline_code, code, type].find((value) => typeof value === 'string');
    return {
      code: named as string | undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  },
};

export function stripeGet<T>(context: CallContext, path: string, expects: JsonRequest<T>['expects']): Promise<T> {
  return requestJson(context, dialect, {
    method: 'GET',
    url: base + path,
    headers: headersFor(context),
    kind: 'read',
    expects,
  });
}

/** Stripe answers a key it has seen with the first result, errors included: a repeated write acts once. */
export function stripePost<T>(
  call: GatewayCall,
  path: string,
  form: Record<string, unknown>,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  return requestJson(call, dialect, {
    method: 'POST',
    url: base + path,
    headers: {
      ...headersFor(call),
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': call.idempotency_key,
    },
    body: new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString(),
    kind: 'write',
    provider_deduplicates: true,
    expects,
  });
}

const headersFor = ({ material }: CallContext) => ({
  authorization: `Bearer ${material.secret}`,
  'stripe-version': apiVersion,
});

/** Whether an answer is a Stripe object of this kind. */
export const isObject =
  <T extends { id: string }>(object: string) =>
  (body: unknown): body is T => {
    const found = body as { object?: unknown; id?: unknown } | null;
    return found?.object === object && typeof found.id === 'string';
  };
