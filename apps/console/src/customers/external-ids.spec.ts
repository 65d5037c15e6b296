import { idsSchema, namedIds } from './external-ids';

const stripe = { connection_code: 'stripe', display_name: 'Stripe' };

it('names the provider of each id, and keeps the ids of systems that are no connection', () => {
  const ids = { stripe: 'cus_1', billing_v1: '77' };
  expect(namedIds(ids, [stripe])).toEqual([
    { name: 'Stripe', id: 'cus_1' },
    { name: 'billing_v1', id: '77' },
  ]);
  expect(Object.keys(idsSchema(ids, [stripe]).properties ?? {})).toEqual(['billing_v1', 'stripe']);
});
