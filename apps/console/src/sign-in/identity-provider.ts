import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Configuration } from 'openid-client' with { 'resolution-mode': 'import' };
import { ConsoleConfig } from '../config';
import type { SignInAttempt } from './session';

/** The OpenID provider. Its client library is loaded by the first sign-in. */
@Injectable()
export class IdentityProvider {
  private discovered?: Promise<Configuration>;

  constructor(private readonly config: ConsoleConfig) {}

  async begin(return_to: string, asksForLogin: boolean): Promise<{ url: string; attempt: SignInAttempt }> {
    const oidc = await import('openid-client');
    const provider = await this.discover();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      code_verifier: oidc.randomPKCECodeVerifier(),
      return_to,
    };
    const { OIDC_RESOURCE } = this.config;
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callback,
      scope: 'openid profile email',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.code_verifier),
      code_challenge_method: 'S256',
      ...(OIDC_RESOURCE ? { resource: OIDC_RESOURCE } : {}),
      ...(asksForLogin ? { prompt: 'login' } : {}),
    });
    return { url: url.href, attempt };
  }

  /** Exchanges the code from the callback for a token. */
  async complete(url: string, attempt: SignInAttempt): Promise<{ access_token: string; expires_in?: number }> {
    const oidc = await import('openid-client');
    const provider = await this.discover();
    return oidc.authorizationCodeGrant(provider, new URL(url, this.config.PUBLIC_ORIGIN), {
      pkceCodeVerifier: attempt.code_verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
  }

  /** RFC 7009, where the provider offers it. Services take the token until it expires, so its life must be short. */
  async revoke(token: string): Promise<void> {
    const oidc = await import('openid-client');
    const provider = await this.discover();
    if (provider.serverMetadata().revocation_endpoint) await oidc.tokenRevocation(provider, token);
  }

  private get callback(): string {
    return `${this.config.PUBLIC_ORIGIN}/auth/callback`;
  }

  private async discover(): Promise<Configuration> {
    this.discovered ??= this.ask().catch((error: unknown) => {
      this.discovered = undefined;
      throw new Problem(503, 'issuer-unreachable', 'The identity provider does not answer. Try again in a moment.', {
        cause_message: error instanceof Error ? error.message : String(error),
      });
    });
    return this.discovered;
  }

  private async ask(): Promise<Configuration> {
    const oidc = await import('openid-client');
    const { TOKEN_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, NODE_ENV } = this.config;
    return oidc.discovery(
      new URL(TOKEN_ISSUER),
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET,
      OIDC_CLIENT_SECRET ? undefined : oidc.None(),
      { timeout: 5, execute: NODE_ENV === 'production' ? [] : [oidc.allowInsecureRequests] },
    );
  }
}
