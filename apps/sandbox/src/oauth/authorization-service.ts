import { Injectable } from '@nestjs/common';
import type { Configuration, KoaContextWithOIDC, Provider as OidcProvider } from 'oidc-provider';
import { SandboxConfig } from '../config';
import type { AuthorizationServer } from '../stand-ins/authorization-server';
import { StandIns } from '../stand-ins/find-stand-ins';
import { StateDir } from '../state/state-dir';
import { deactivateAccount, refuseApp } from '../switches/common-kinds';
import { Switches } from '../switches/switches';
import { SigningKey } from './signing-key';
import { TokenStore } from './token-store';

const month = 30 * 24 * 3600;

/** The answer of oidc-provider, for a client that it does not know. */
const unknownClient = { error: 'invalid_client', error_description: 'client authentication failed' };

type TokenRefusal = ReturnType<NonNullable<AuthorizationServer['refusal']>>;

/** The providers' authorization servers. Each is made at its first request: an idle one costs no memory. */
@Injectable()
export class AuthorizationService {
  readonly servers: AuthorizationServer[];
  private readonly running = new Map<string, Promise<OidcProvider>>();
  private readonly stores = new Map<string, TokenStore>();

  constructor(
    standIns: StandIns,
    private readonly config: SandboxConfig,
    private readonly key: SigningKey,
    state: StateDir,
    private readonly switches: Switches,
  ) {
    this.servers = standIns.authorizationServers(config);
    for (const { code } of this.servers) this.stores.set(code, new TokenStore(state, code));
  }

  server(code: string): AuthorizationServer | undefined {
    return this.servers.find((server) => server.code === code);
  }

  store(code: string): TokenStore {
    const store = this.stores.get(code);
    if (!store) throw new Error(`There is no authorization server ${code}`);
    return store;
  }

  isActive(code: string, account: string): boolean {
    const accounts = this.server(code)?.accounts() ?? [];
    return (
      accounts.some((choice) => choice.account === account) &&
      !this.switches.list(code, deactivateAccount).some((one) => one.account === account)
    );
  }

  /** What the token endpoint answers while it refuses Linesman's app. */
  refusalOfApp({ code, refusal, configuration }: AuthorizationServer, path: string): TokenRefusal | undefined {
    if (path !== configuration.routes?.token || this.switches.list(code, refuseApp).length === 0) return undefined;
    return refusal?.(unknownClient.error) ?? { status: 401, body: unknownClient };
  }

  provider(code: string): Promise<OidcProvider> {
    const server = this.server(code);
    if (!server) throw new Error(`There is no authorization server ${code}`);
    let provider = this.running.get(code);
    if (!provider) this.running.set(code, (provider = this.make(server)));
    return provider;
  }

  private async make(server: AuthorizationServer): Promise<OidcProvider> {
    const { Provider, interactionPolicy } = await import('oidc-provider');
    const { base, Check } = interactionPolicy;
    const policy = base();
    const asked = (ctx: KoaContextWithOIDC): boolean => ctx.oidc.result?.['login'] === undefined;
    policy.get('login')?.checks.add(new Check('choose_account', 'an account is chosen every time', asked));
    const provider = new Provider(`${this.config.origin}/${server.code}`, {
      ...this.defaults(server),
      interactions: { policy, url: (_ctx, { uid }) => `/consent/${server.code}/${uid}` },
      ...server.configuration,
      features: { devInteractions: { enabled: false }, ...server.configuration.features },
    });
    shapeAnswers(provider, server);
    return provider;
  }

  private defaults(server: AuthorizationServer): Configuration {
    const lasting = server.refresh_token_ttl_seconds ?? month;
    const cookie = (name: string): string => `sandbox_${server.code}_${name}`;
    return {
      adapter: (model: string) => this.store(server.code).adapter(model, server.reuse_grace_seconds),
      clients: server.clients(),
      jwks: { keys: [this.key.jwk] },
      cookies: {
        keys: [this.key.cookieKey],
        names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
      },
      pkce: { required: () => true },
      rotateRefreshToken: true,
      expiresWithSession: () => false,
      extraParams: ['account'],
      ttl: {
        AccessToken: server.access_token_ttl_seconds,
        RefreshToken: lasting,
        Grant: lasting,
        Session: 3600,
        Interaction: 3600,
        IdToken: 3600,
        AuthorizationCode: 300,
      },
      findAccount: (_ctx, sub) =>
        this.isActive(server.code, sub)
          ? { accountId: sub, claims: () => ({ sub, ...server.claims(sub) }) }
          : undefined,
    };
  }
}

/** Gives answers and refusals of the token endpoint the provider's own shape. */
function shapeAnswers(provider: OidcProvider, { answer, refusal }: AuthorizationServer): void {
  const isToken = ({ oidc }: KoaContextWithOIDC): boolean => oidc?.route === 'token';
  if (refusal) {
    provider.use(async (ctx: KoaContextWithOIDC, next) => {
      await next();
      const error = (ctx.body as { error?: unknown } | undefined)?.error;
      if (isToken(ctx) && typeof error === 'string') Object.assign(ctx, refusal(error));
    });
  }
  if (answer) {
    provider.use(async (ctx: KoaContextWithOIDC, next) => {
      await next();
      const account = isToken(ctx) ? ctx.oidc.entities.AccessToken?.accountId : undefined;
      if (account) ctx.body = answer(ctx.body as Record<string, unknown>, account);
    });
  }
}
