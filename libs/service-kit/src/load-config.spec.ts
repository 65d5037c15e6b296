import { ServiceConfig } from './config';
import { refuseLoopback, refuseSandboxIssuer } from './load-config';

const configured = (values: Partial<ServiceConfig>): ServiceConfig => Object.assign(new ServiceConfig(), values);

it('refuses loopback addresses of tenants in production', () => {
  expect(refuseLoopback({ NODE_ENV: 'production', ALLOW_LOOPBACK_ADDRESSES: true })).toContain('production refuses');
  expect(refuseLoopback({ NODE_ENV: 'production', ALLOW_LOOPBACK_ADDRESSES: false })).toBeUndefined();
  expect(refuseLoopback({ NODE_ENV: 'development', ALLOW_LOOPBACK_ADDRESSES: true })).toBeUndefined();
});

describe('the token issuer', () => {
  it.each([
    ['an issuer on loopback', { TOKEN_ISSUER: 'http://127.0.0.1:4000/idp' }],
    ['an issuer on localhost', { TOKEN_ISSUER: 'http://localhost:4000/idp' }],
    ['the sandbox elsewhere', { TOKEN_ISSUER: 'http://sandbox:4000/idp', SANDBOX_URL: 'http://sandbox:4000' }],
  ])('is not %s in production', (_, values) => {
    expect(refuseSandboxIssuer(configured({ NODE_ENV: 'production', ...values }))).toContain(values.TOKEN_ISSUER);
  });

  it('may be the sandbox in development', () => {
    const config = configured({ NODE_ENV: 'development', TOKEN_ISSUER: 'http://127.0.0.1:4000/idp' });
    expect(refuseSandboxIssuer(config)).toBeUndefined();
  });

  it('may be any real one in production', () => {
    const config = configured({ NODE_ENV: 'production', TOKEN_ISSUER: 'https://login.example.com/' });
    expect(refuseSandboxIssuer(config)).toBeUndefined();
  });
});
