import { Inject, Injectable } from '@nestjs/common';
import type { Configuration, Provider as OidcProvider } from 'oidc-provider';
import { SandboxConfig } from '../config';
import { StateDir } from '../state/state-dir';
import { Switches } from '../switches/switches';
import { type AuthorizationServer, authorizationServers } from './authorization-server';
import { SigningKey } from './signing-key';
import { TokenStore } from './token-store';

const month = 30 * 24 * 3600;

/** The authorization servers, each made when it is first asked: idle ones cost no memory. */
@Injectable()
export class AuthorizationService {
  private readonly running = new Map<string, Promise<OidcProvider>>();
  private readonly stores = new Map<string, TokenStore>();

  constructor(
    @Inject(authorizationServers) readonly servers: AuthorizationServer[],
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(SigningKey) private readonly key: SigningKey,
    @Inject(StateDir) state: StateDir,
    @Inject(Switches) private readonly switches: Switches,
  ) {
    for (const { code } of servers) this.stores.set(code, new TokenStore(state, code));
  }

  server(code: string): AuthorizationServer | undefined {
    return this.servers.find((server) => server.code === code);
  }

  store(code: string): TokenStore {
    const store = this.stores.get(code);
    if (!store) throw new Error(`No authorization server ${code}`);
    return store;
  }

  isActive(code: string, account: string): boolean {
    const off = this.switches.list(code).some((one) => one.kind === 'deactivate_account' && one.account === account);
    return (
      !off &&
      (this.server(code)
        ?.accounts()
        .some((choice) => choice.account === account) ??
        false)
    );
  }

  provider(code: string): Promise<OidcProvider> {
    const server = this.server(code);
    if (!server) throw new Error(`No authorization server ${code}`);
    let provider = this.running.get(code);
    if (!provider) this.running.set(code, (provider = this.make(server)));
    return provider;
  }

  private async make(server: AuthorizationServer): Promise<OidcProvider> {
    const { Provider, interactionPolicy } = await import('oidc-provider');
    const { base, Check } = interactionPolicy;
    const policy = base();
    const asked = (ctx: { oidc: { result?: { login?: unknown } } }): boolean => ctx.oidc.result?.login === undefined;
    policy.get('login')?.checks.add(new Check('choose_account', 'an account is chosen every time', asked));
    const lasting = server.refresh_token_ttl_seconds ?? month;
    const cookie = (name: string): string => `sandbox_${server.code}_${name}`;
    const configuration: Configuration = {
      adapter: (model: string) => this.store(server.code).adapter(model, server.reuse_grace_seconds),
      clients: server.clients(),
      jwks: { keys: [this.key.jwk as never] },
      cookies: {
        keys: [this.key.cookieKey],
        names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
      },
      interactions: { policy, url: (_ctx, { uid }) => `/consent/${server.code}/${uid}` },
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
          ? { accountId: sub, claims: async () => ({ sub, ...server.claims(sub) }) }
          : undefined,
      ...server.configuration,
      features: { devInteractions: { enabled: false }, ...server.configuration.features },
    };
    const provider = new Provider(`${this.config.origin}/${server.code}`, configuration);
    const { answer, refusal } = server;
    if (refusal) {
      provider.use(async (ctx, next) => {
        await next();
        const error = (ctx.body as { error?: unknown } | undefined)?.error;
        if (ctx.oidc?.route === 'token' && typeof error === 'string') Object.assign(ctx, refusal(error));
      });
    }
    if (answer) {
      provider.use(async (ctx, next) => {
        await next();
        const token = ctx.oidc?.route === 'token' ? ctx.oidc.entities.AccessToken : undefined;
        if (token?.accountId) ctx.body = answer(ctx.body as Record<string, unknown>, token.accountId);
      });
    }
    return provider;
  }
}
