import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import account from './samples/account.json';
import insufficient from './samples/insufficient-stock.json';
import invalidKey from './samples/invalid-key.json';
import reservation from './samples/reservation.json';
import level from './samples/stock-level.json';

const reserve = { sku: 'PUMP-200', quantity: 5, reference: 'order-7' };

const samples: ProviderSamples = {
  origins: ['https://inventory.internal'],
  material: { type: 'api_key', secret: 'conformance-9f3KQ7vTz2Lm' },
  capabilities: {
    GET_STOCK_LEVEL: { parameters: { sku: 'PUMP-200' }, answers: [{ body: level }], output: level },
    RESERVE_STOCK: { parameters: reserve, answers: [{ status: 201, body: reservation }], output: reservation },
  },
  healthy: { body: account },
  identify: { answer: { body: account }, account: { account_id: 'account-1', account_name: 'Example Account' } },
  refusals: [
    { answer: { status: 401, body: invalidKey }, failure: { cause: 'api_key_rejected', code: 'invalid_key' } },
    {
      answer: { status: 409, body: insufficient },
      failure: { class: 'permanent', cause: 'bad_request', code: 'insufficient_stock' },
    },
  ],
};

describeProvider(provider, samples);

describe('Internal Inventory System', () => {
  const inventory = onLoopback(provider, samples);

  it('sends the idempotency key with a reservation', async () => {
    inventory.answer({ status: 201, body: reservation });
    await inventory.run('RESERVE_STOCK', reserve);
    const [request] = inventory.received();
    expect(request).toMatchObject({ method: 'POST', path: '/v1/reservations' });
    expect(request?.headers['idempotency-key']).toBe('ledger-0001');
    expect(JSON.parse(request?.body ?? '')).toEqual(reserve);
  });

  it('keeps a request within the path of its article', async () => {
    inventory.answer({ body: level });
    await inventory.run('GET_STOCK_LEVEL', { sku: 'A/../../reservations?x' });
    expect(inventory.received()).toMatchObject([{ path: '/v1/stock/A%2F..%2F..%2Freservations%3Fx' }]);
  });

  it('does not retry if units are missing, and does if a reservation is under way', async () => {
    inventory.answer({ status: 409, body: insufficient });
    expect(await failureOf(inventory.run('RESERVE_STOCK', reserve))).toMatchObject({ class: 'permanent' });
    inventory.answer({ status: 409, body: { error: { code: 'in_flight', message: 'Being reserved.' } } });
    expect(await failureOf(inventory.run('RESERVE_STOCK', reserve))).toMatchObject({ class: 'transient' });
  });
});
