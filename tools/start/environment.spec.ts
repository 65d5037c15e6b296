import { noSecrets } from './test/no-secrets.ts';

const urls = { postgres: 'postgres://a', nats: 'nats://a', redis: 'redis://a' };

async function consoleWith(ports: Record<string, number>) {
  const { environmentOf } = await import('./environment.mjs');
  const { topology } = await import('@linesman/contracts/topology');
  const all = { sandbox: 1, console: 2, smtp: 3, catalog: 4, ...ports };
  return environmentOf({
    service: 'console',
    ports: all,
    urls,
    schemas: {},
    topology,
    secrets: noSecrets,
    sandboxDir: '',
  });
}

it('tells the console where each process of a service is', async () => {
  expect(
    await consoleWith({ 'gateway-executor': 11, 'gateway-executor-2': 12, 'gateway-executor-3': 13 }),
  ).toMatchObject({
    CATALOG_URL: 'http://127.0.0.1:4',
    GATEWAY_EXECUTOR_URL: 'http://127.0.0.1:11,http://127.0.0.1:12,http://127.0.0.1:13',
  });
});

it('passes on what it was given, and merges the origins of providers', async () => {
  process.env.PROVIDER_PACKAGES = '@acme/shop';
  process.env.PROVIDER_ORIGINS = '{"https://shop.example.com":"http://127.0.0.1:9"}';
  try {
    const { PROVIDER_PACKAGES, PROVIDER_ORIGINS } = await consoleWith({});
    expect(PROVIDER_PACKAGES).toBe('@acme/shop');
    expect(JSON.parse(PROVIDER_ORIGINS!)).toMatchObject({
      'https://shop.example.com': 'http://127.0.0.1:9',
      'https://api.stripe.com': 'http://127.0.0.1:1/stripe',
    });
  } finally {
    delete process.env.PROVIDER_PACKAGES;
    delete process.env.PROVIDER_ORIGINS;
  }
});
