import { refuseSandboxIssuer } from './sandbox-issuer';
import { ServiceConfig } from './config';

const configured = (values: Partial<ServiceConfig>): ServiceConfig => Object.assign(new ServiceConfig(), values);

describe('the issuer that a service believes', () => {
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
