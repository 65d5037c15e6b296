import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';

const material = { type: 'api_key' as const, secret: 'sk_test_conformance9f3KQ7vTz2Lm' };

describe("Stripe's transactions, kept in step", () => {
  const stripe = onLoopback(provider, { origins: ['https://api.stripe.com'], material });
  const sync = (cursor?: string) => provider.gateway(stripe.callOf('SYNC_TRANSACTIONS', { cursor }));
  const query = (n = 0) => Object.fromEntries(new URL(stripe.received()[n]?.path ?? '', 'http://x').searchParams);
  const moved = (created: number, status = 'available') => ({
    ...{ id: `txn_${created}`, object: 'balance_transaction', amount: 100, fee: 0, net: 100, currency: 'usd' },
    ...{ created, status, type: 'charge', source: null },
  });
  const page = (has_more: boolean, ...data: object[]) => ({ body: { object: 'list', has_more, data } });

  it('reads the newest first down to the mark, and moves the mark only then', async () => {
    stripe.answer(page(true, moved(9_000), moved(8_000)), page(false, moved(7_000)));
    const first = await sync('5000 0 0 ');
    expect(first).toMatchObject({ complete: false, cursor: '5000 9000 0 txn_8000' });
    expect(await sync(String(first.cursor))).toMatchObject({ complete: true, cursor: '8940 0 0 ' });
    expect(query()).toEqual({ limit: '100', 'created[gte]': '5000' });
    expect(query(1)).toEqual({ limit: '100', 'created[gte]': '5000', starting_after: 'txn_8000' });
  });

  it('treats transactions that arrive during the run as newer than its mark', async () => {
    stripe.answer(page(false, moved(9_500), moved(7_000)));
    expect(await sync('5000 9000 0 txn_8000')).toMatchObject({ cursor: '9440 0 0 ' });
    stripe.answer(page(false, moved(7_000)));
    expect(await sync('5000 9000 0 txn_8000')).toMatchObject({ cursor: '8940 0 0 ' });
  });

  it.each([1e20, 9e12, -1, 1.5, 0])(
    'skips a transaction of the time %d, and goes on with the others',
    async (created) => {
      stripe.answer(page(false, moved(9_000), moved(created, 'pending')));
      expect(await sync('5000 0 0 ')).toMatchObject({
        records: [{ external_id: 'txn_9000' }],
        skipped: [{ external_id: `txn_${created}` }],
        cursor: '8940 0 0 ',
      });
    },
  );

  it('reads pending transactions again, for a month at most', async () => {
    stripe.answer(page(false, moved(9_000), moved(6_000, 'pending'), moved(5_500)));
    expect(await sync('5000 0 0 ')).toMatchObject({ cursor: '5940 0 0 ' });
    const now = 9_000_000;
    stripe.answer(page(false, moved(now), moved(6_000, 'pending')));
    expect(await sync('5000 0 0 ')).toMatchObject({ cursor: `${now - 30 * 86_400 - 60} 0 0 ` });
  });

  it('keeps its place when nothing has moved', async () => {
    stripe.answer(page(false));
    expect(await sync('5000 0 0 ')).toEqual({ records: [], skipped: [], cursor: '5000 0 0 ', complete: true });
  });

  it.each(['x', '1 2 3', '1 2 3 ch_1', '1 2 3 txn_1&limit=1'])('refuses the cursor %s', async (cursor) => {
    stripe.answer(page(false));
    expect(await failureOf(sync(cursor))).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
    expect(stripe.received()).toEqual([]);
  });
});
