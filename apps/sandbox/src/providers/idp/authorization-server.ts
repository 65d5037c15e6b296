import type { SandboxConfig } from '../../config';
import type { AuthorizationServer } from '../../stand-ins/authorization-server';
import type { Persona, World } from '../../world/world';

const working_day = 8 * 3600;

export const audience = 'linesman';

export const personaClaims = ({ name, email, tenant, roles }: Persona): Record<string, unknown> => ({
  name,
  email,
  tenant,
  roles,
});

/** Signs in Linesman's own users. */
export function idpServer(world: World, config: SandboxConfig): AuthorizationServer {
  const { personas, tenants } = world;
  const persona = (sub: string): Persona | undefined => personas.find((one) => one.sub === sub);
  const claims = (sub: string): Record<string, unknown> => {
    const known = persona(sub);
    return known ? personaClaims(known) : {};
  };
  return {
    code: 'idp',
    title: 'Who are you today?',
    paths: ['/*'],
    access_token_ttl_seconds: working_day,
    clients: () => [
      {
        client_id: 'linesman-console',
        client_name: 'Linesman console',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${config.public_origin}/auth/callback`],
        post_logout_redirect_uris: [`${config.public_origin}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    accounts: () =>
      personas.map(({ sub, name, roles, tenant }) => ({
        account: sub,
        label: name,
        detail: `${roles.join(', ')} · ${tenants.find(({ tenant_id }) => tenant_id === tenant)?.name ?? 'Linesman'}`,
      })),
    claims,
    configuration: {
      scopes: ['openid', 'profile', 'email'],
      claims: { openid: ['sub'], profile: ['name', 'tenant', 'roles'], email: ['email'] },
      conformIdTokenClaims: false,
      routes: {
        authorization: '/authorize',
        token: '/token',
        userinfo: '/userinfo',
        jwks: '/jwks',
        end_session: '/logout',
      },
      extraTokenClaims: (_ctx, token) =>
        'accountId' in token && token.accountId ? claims(token.accountId) : undefined,
      features: {
        resourceIndicators: {
          enabled: true,
          defaultResource: () => `urn:${audience}`,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: working_day,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
    },
  };
}
