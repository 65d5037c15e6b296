import { refuseInProduction } from './refuse-in-production';

const safe = {
  NODE_ENV: 'production',
  NATS_URL: 'tls://nats:4222',
  NATS_PASSWORD: 'a-long-one-of-its-own',
  REDIS_URL: 'rediss://:own@redis:6379',
  DATABASE_APP_URL: 'postgres://catalog_app:own@postgres:5432/linesman?sslmode=verify-full',
  DATABASE_SYSTEM_URL: 'postgres://catalog_system:own@postgres:5432/linesman?sslmode=verify-full',
  TOKEN_ISSUER: 'https://login.example.com/',
  JWKS_URL: 'https://login.example.com/jwks',
  PUBLIC_ORIGIN: 'https://linesman.example.com',
  CATALOG_URL: 'https://catalog-1:8080, https://catalog-2:8080',
  TLS_CERT_FILE: '/tls/tls.crt',
  TLS_KEY_FILE: '/tls/tls.key',
  PROVIDER_ORIGINS: '{}',
  STAFF_TENANT: '00000000-0000-0000-0000-000000000000',
  CREDENTIAL_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
};

it('lets production start with TLS to every server and secrets of its own', () => {
  expect(refuseInProduction(safe)).toBeUndefined();
});

it.each([
  ['NATS_URL', 'nats://nats:4222'],
  ['NATS_URL', 'tls://a:4222,nats://b:4222'],
  ['NATS_PASSWORD', 'development-catalog'],
  ['REDIS_URL', 'redis://:own@redis:6379'],
  ['REDIS_URL', 'rediss://:development@redis:6379'],
  ['DATABASE_APP_URL', 'postgres://catalog_app:own@postgres:5432/linesman'],
  ['DATABASE_APP_URL', 'postgres://catalog_app:own@postgres:5432/linesman?sslmode=no-verify'],
  ['DATABASE_SYSTEM_URL', 'postgres://catalog_system:development@postgres:5432/linesman?sslmode=verify-full'],
  ['TOKEN_ISSUER', 'http://sandbox:24400/idp'],
  ['TOKEN_ISSUER', 'https://linesman.localhost/idp'],
  ['TOKEN_ISSUER', 'sandbox'],
  ['JWKS_URL', 'http://login.example.com/jwks'],
  ['JWKS_URL', 'https://127.0.0.1:4000/jwks'],
  ['PUBLIC_ORIGIN', 'http://linesman.example.com'],
  ['CATALOG_URL', 'https://catalog-1:8080, http://catalog-2:8080'],
  ['SANDBOX_URL', 'https://sandbox.example.com'],
  ['PROVIDER_ORIGINS', '{"https://api.stripe.com":"https://sandbox.example.com/stripe"}'],
  ['TLS_CERT_FILE', ''],
  ['TLS_KEY_FILE', ''],
  ['STAFF_TENANT', ''],
  ['ALLOW_LOOPBACK_ADDRESSES', 'true'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['CREDENTIAL_KEYS', `k2:${safe.CREDENTIAL_KEYS},k1:ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE=`],
  ['SESSION_KEY', 'ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE='],
  ['EVENT_SIGNING_KEY', 'ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE='],
  ['SLACK_SIGNING_SECRET', 'development-only-not-a-secret'],
  ['WEBHOOK_SECRETS', '{"slack":"your-own","stripe": "development-only-not-a-secret"}'],
])('refuses production with %s %s, and development does not', (variable, value) => {
  expect(refuseInProduction({ ...safe, [variable]: value })).toContain(`${variable} `);
  expect(refuseInProduction({ ...safe, [variable]: value, NODE_ENV: undefined })).toContain(`${variable} `);
  expect(refuseInProduction({ ...safe, [variable]: value, NODE_ENV: 'development' })).toBeUndefined();
});
