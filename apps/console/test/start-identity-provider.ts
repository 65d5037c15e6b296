import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Configuration } from 'oidc-provider';

export interface Person {
  sub: string;
  name: string;
  tenant: string;
  roles: string[];
}

export interface IdentityProvider {
  issuer: string;
  /** The person who signs in next. */
  person: Person;
  /** Bodies of the requests to revoke a token. */
  revoked: string[];
  stop(): Promise<void>;
}

/** A real OpenID provider that signs everybody in at once, as `person`. */
export async function startIdentityProvider(callback: string, person: Person): Promise<IdentityProvider> {
  const { Provider } = await import('oidc-provider');
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = { issuer, person, revoked: [] as string[], stop: () => stop(server) };
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'linesman-console',
        token_endpoint_auth_method: 'none',
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    ttl: { AccessToken: 3600, IdToken: 3600, Interaction: 600, Session: 3600, Grant: 3600 },
    pkce: { required: () => true },
    cookies: { keys: ['a key for cookies in a test'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_, { uid }) => `/enter/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile email');
      grant.addResourceScope('urn:linesman', '');
      await grant.save();
      return grant;
    },
    extraTokenClaims: () => {
      const { sub: _, ...claims } = running.person;
      return claims;
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:linesman',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'linesman',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
  const provider = new Provider(issuer, configuration);
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/token/revocation') return void answerRevocation(request, response, running.revoked);
    if (!request.url?.startsWith('/enter/')) return void handle(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: running.person.sub } });
  });
  return running;
}

/** The library revokes no token that is a JWT. */
async function answerRevocation(request: IncomingMessage, response: ServerResponse, revoked: string[]): Promise<void> {
  revoked.push(await text(request));
  response.end();
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
