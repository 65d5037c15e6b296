import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TokenClaims {
  tenant: string;
  roles: string[];
  subject?: string;
  name?: string;
  email?: string;
  /** e.g. `2h`, `-1m`. */
  expires?: string;
}

export interface TestIssuer {
  token(claims: TokenClaims): Promise<string>;
  /** Environment variables with which a service accepts these tokens. */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** Signs tokens with its own key and serves the public key, as an identity provider does. */
export async function startIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    token: ({ tenant, roles, subject = 'somebody', name, email, expires = '1h' }) =>
      new SignJWT({ tenant, roles, name, email })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience('linesman')
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(privateKey),
    environment: { NODE_ENV: 'test', TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: 'linesman', JWKS_URL: `${issuer}/jwks` },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
