import { InvalidToken, LOGGER, Problem, Public, TokenVerifier } from '@linesman/service-kit';
import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ConsoleConfig } from '../config';
import { IdentityProvider } from './identity-provider';
import { returnTo } from './return-to';
import { MAX_TOKEN_LENGTH } from './session';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

// Public: there is no token before the sign-in, and it may have expired before the sign-out.
@Public()
@Controller('auth')
export class SignInController {
  constructor(
    private readonly config: ConsoleConfig,
    private readonly provider: IdentityProvider,
    private readonly verifier: TokenVerifier,
    private readonly api: ServiceApi,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get('sign-in')
  async begin(
    @Query('return_to') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asksForLogin = request.session.get('ask_for_login') === true;
    const { url, attempt } = await this.provider.begin(returnTo(wanted, this.config.PUBLIC_ORIGIN), asksForLogin);
    request.session.set('attempt', attempt);
    await reply.header('cache-control', 'no-store').redirect(url, 303);
  }

  @Get('callback')
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const attempt = request.session.get('attempt');
    if (!attempt)
      throw new Problem(
        400,
        'sign-in-expired',
        'This sign-in was started in another browser, or has expired. Sign in again.',
      );
    const { access_token, expires_in } = await this.provider
      .complete(request.raw.url ?? '', attempt)
      .catch((error: unknown) => this.refuse(error));
    await this.refuseUnusable(access_token);
    // A new session, so that nothing of the session before the sign-in remains.
    request.session.regenerate();
    request.session.set('access_token', access_token);
    request.session.set('workspace', await this.workspaceOf(access_token));
    request.session.options({ maxAge: expires_in ?? 3_600 });
    await reply.header('cache-control', 'no-store').redirect(attempt.return_to, 303);
  }

  @Post('sign-out')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = request.session.get('access_token');
    // The sign-out does not wait for a provider that is away.
    if (token)
      await this.provider
        .revoke(token)
        .catch((error: unknown) => this.logger.warn({ err: error }, 'token not revoked at the identity provider'));
    request.session.regenerate();
    request.session.set('ask_for_login', true);
    request.session.set('notice', 'You are signed out.');
    await reply.redirect('/', 303);
  }

  /** Empty for staff, and where nobody has named it. The sign-in does not wait for a service that is down. */
  private async workspaceOf(token: string): Promise<string> {
    const { data } = await part(this.api.get('/v1/tenant/settings', token));
    return data?.product_name?.slice(0, 60) ?? '';
  }

  /** With a token that the guard of the pages refuses, the browser would be redirected in a loop. */
  private async refuseUnusable(token: string): Promise<void> {
    if (token.length > MAX_TOKEN_LENGTH)
      throw new Problem(
        502,
        'token-too-large',
        `The access token is longer than ${MAX_TOKEN_LENGTH} characters. Ask whoever runs the identity provider for fewer claims in it.`,
      );
    await this.verifier.verify(token).catch((error: unknown) => {
      throw error instanceof InvalidToken
        ? new Problem(403, 'token-not-usable', `You are signed in, but you cannot use Linesman: ${error.message}.`)
        : error;
    });
  }

  private refuse(error: unknown): never {
    if (error instanceof Problem) throw error;
    this.logger.warn({ err: error }, 'sign-in failed');
    const { code, error: refusal } = error as { code?: string; error?: string };
    if (refusal === 'access_denied') throw new Problem(403, 'sign-in-cancelled', 'Sign-in was cancelled.');
    if (code === 'OAUTH_TIMEOUT' || error instanceof TypeError)
      throw new Problem(503, 'issuer-unreachable', 'The identity provider does not answer. Try again in a moment.');
    throw new Problem(400, 'sign-in-failed', 'The identity provider did not confirm who you are. Try again.');
  }
}
