import { createOutside, type GatewayCall } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { TestSandbox } from './test-sandbox';

const { manifest, gateway, probe } = builtInProviders.find((one) => one.manifest.code === 'custom_api')!;
let world: TestSandbox;
beforeAll(async () => {
  world = await TestSandbox.open();
});
afterAll(() => world.close());
afterEach(() => world.control('POST', 'reset', {}));

const callOf = (capability_code: string, parameters: object, secret = 'techcorp-dev-key-1'): GatewayCall => ({
  http: createOutside({ origins: {}, allow_loopback: true, timeout_ms: 60_000, user_agent: 'Test' })(manifest),
  now: () => new Date(),
  material: { type: 'api_key', secret },
  config: { base_url: `${world.origin}/custom_api/v1`, health_path: '/account', health_property: 'account' },
  capability_code,
  capability_version: 1,
  parameters: { ...parameters },
  idempotency_key: 'execution-1',
});

it("reads and writes a tenant's own API through the guard against internal addresses", async () => {
  const made = await gateway(callOf('SEND_REQUEST', { method: 'POST', path: '/orders', body: { total: 1200 } }));
  expect(made).toMatchObject({
    body: { order_id: 'order-1', total: 1200 },
    headers: { location: expect.any(String) as string },
  });
  await gateway(callOf('SEND_REQUEST', { method: 'POST', path: '/orders', body: { total: 1200 } }));
  await expect(gateway(callOf('GET_RESOURCE', { path: '/orders', expects: ['orders'] }))).resolves.toMatchObject({
    body: { orders: [{ order_id: 'order-1' }] },
  });
  await expect(gateway(callOf('GET_RESOURCE', { path: '/orders/nope' }))).rejects.toMatchObject({
    failure: { class: 'permanent', http_status: 404, message: 'Custom API: There is no order nope.' },
  });
});

it('fails when a switch is on', async () => {
  await probe(callOf('GET_RESOURCE', {}));
  await world.turnOn('custom_api', 'reject_key', { key: 'techcorp' });
  await expect(probe(callOf('GET_RESOURCE', {}))).rejects.toMatchObject({ failure: { cause: 'api_key_rejected' } });
  await expect(probe(callOf('GET_RESOURCE', {}, 'another-key'))).rejects.toMatchObject({
    failure: { cause: 'api_key_rejected' },
  });
});
