import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import { addressOf } from './address';
import { provider } from './provider';
import account from './samples/account.json';
import order from './samples/order.json';
import unknownKey from './samples/unknown-key.json';

const base_url = 'https://api.techcorp.example/v2';
const config = { base_url, health_path: '/account', health_property: 'account' };
const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const expects = ['order_id'];

const samples: ProviderSamples = {
  origins: ['https://api.techcorp.example'],
  material: { type: 'api_key', secret: 'conformance-7d1RQ2wXv8Nk' },
  config,
  capabilities: {
    GET_RESOURCE: {
      parameters: { path: '/orders/7', query: { full: true }, expects },
      answers: [{ body: order }],
      output: { body: order, headers: json },
    },
    SEND_REQUEST: {
      parameters: { method: 'POST', path: '/orders', body: { total: 1200 }, expects },
      answers: [{ status: 201, body: order, headers: { location: '/v2/orders/7' } }],
      output: { body: order, headers: { ...json, location: '/v2/orders/7' } },
    },
  },
  healthy: { body: account },
  refusals: [
    {
      answer: { status: 401, body: unknownKey, headers: problem },
      failure: { class: 'permanent', cause: 'api_key_rejected', message: 'Custom API: This key was withdrawn.' },
    },
    {
      answer: { status: 422, body: { type: 'about:blank', title: 'Unprocessable', status: 422 }, headers: problem },
      failure: { class: 'transient', cause: 'server_error', code: 'http_422', message: 'Custom API: Unprocessable' },
    },
  ],
};

describeProvider(provider, samples);

it.each(['localhost/x', 'api.techcorp.example', 'ftp://api.techcorp.example', 'https://a.example/x?key=1'])(
  'refuses the base URL %s before anything is stored',
  (wrong) => {
    const violation = validateParameters(provider.manifest.config_schema, { ...config, base_url: wrong });
    expect(violation).toMatchObject({ pointer: '/base_url' });
    expect(validateParameters(provider.manifest.config_schema, config)).toBeUndefined();
  },
);

describe('Custom API', () => {
  it.each([
    '/../admin',
    '/orders/../../admin',
    '/%2e%2e/admin',
    '/orders/%252e%252e/x',
    '/orders/%25252525252e%25252525252e/x',
    '/a%2f..%2fb',
    '/%2e%2e%2f%ff',
    '/%2e%2e%2f%zz',
    '/..%5cadmin',
    '/..;/admin',
    '/orders/..;v=1/admin',
    '/.',
    '//evil.example/x',
    '/\\evil.example',
    '/orders?admin=1',
    '/orders#x',
    '/or\nders',
    'https://evil.example/',
    '',
  ])('does not let the path %j leave the base URL', (path) => {
    expect(() => addressOf(base_url, path, {})).toThrow();
  });

  it.each(['/orders/..7', '/orders/v1.2', '/orders/a;b', '/orders/100%25', '/orders/caf%C3%A9'])(
    'lets the path %j pass',
    (path) => {
      expect(addressOf(base_url, path, {})).toBe(base_url + path);
    },
  );

  it('joins path and query to the base URL', () => {
    const url = addressOf(`${base_url}/`, '/orders/a%20b/7', { state: 'open & new', page: 2 });
    expect(url).toBe('https://api.techcorp.example/v2/orders/a%20b/7?state=open+%26+new&page=2');
  });

  describe.each([
    ['bearer', 'authorization', 'Bearer key-1234'],
    ['basic', 'authorization', `Basic ${Buffer.from('key-1234').toString('base64')}`],
    ['header', 'x-tenant-key', 'key-1234'],
  ])('with the key sent as %s', (auth_scheme, name, value) => {
    const api = onLoopback(provider, {
      ...samples,
      material: { type: 'api_key', secret: 'key-1234' },
      config: { ...config, auth_scheme, auth_header: 'X-Tenant-Key' },
    });

    it(`puts it into ${name}`, async () => {
      api.answer({ body: order });
      await api.run('GET_RESOURCE', { path: '/orders/7' });
      expect(api.received()[0]?.headers[name]).toBe(value);
    });
  });

  describe('its probe', () => {
    const api = onLoopback(provider, samples);

    it.each([404, 410, 405])(
      'takes %d at the path that once proved the key for an API that has gone',
      async (status) => {
        api.answer({ status, body: {} });
        expect(await failureOf(api.probe())).toMatchObject({ class: 'transient', cause: 'server_error' });
      },
    );
  });

  describe.each(['Host', 'content-length', 'Transfer-Encoding', 'Proxy-Authorization'])('in %s', (auth_header) => {
    const api = onLoopback(provider, { ...samples, config: { ...config, auth_scheme: 'header', auth_header } });

    it('sends no key', async () => {
      expect(await failureOf(api.run('GET_RESOURCE', { path: '/orders/7' }))).toMatchObject({
        code: 'reserved_header',
      });
      expect(api.received()).toEqual([]);
    });
  });

  it('refuses a base URL with a query or a password', () => {
    expect(() => addressOf('https://api.techcorp.example/?token=1', '/orders', {})).toThrow('neither query');
    expect(() => addressOf('https://me:secret@api.techcorp.example/', '/orders', {})).toThrow('neither query');
  });

  const api = onLoopback(provider, samples);

  it('sends our key with a write, and accepts an empty answer if no property is expected', async () => {
    api.answer({ status: 204 });
    const output = await api.run('SEND_REQUEST', { method: 'DELETE', path: '/orders/7' });
    expect(output).toMatchObject({ body: null });
    expect(api.received()[0]).toMatchObject({ method: 'DELETE', path: '/v2/orders/7' });
    expect(api.received()[0]?.headers['idempotency-key']).toBe('ledger-0001');
  });

  it('calls a write unknown that got no answer', async () => {
    api.answer({ misbehave: 'reset' });
    const failure = await failureOf(api.run('SEND_REQUEST', { method: 'POST', path: '/orders' }));
    expect(failure).toMatchObject({ class: 'unknown' });
  });
});
