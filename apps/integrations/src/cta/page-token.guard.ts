import { Problem } from '@linesman/service-kit';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageOrigins } from './page-origins';
import { PageTokens, type PageUser } from './page-tokens';

type PageRequest = FastifyRequest & { page_user?: PageUser };

/**
 * Admits requests with a page token, and allows the browser to give the answer to pages of the token's tenant. The
 * refusal of an expired token is given to the page too, so that it can get a new token.
 */
@Injectable()
export class PageTokenGuard implements CanActivate {
  constructor(
    private readonly tokens: PageTokens,
    private readonly origins: PageOrigins,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<PageRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { authorization, origin } = request.headers;
    reply.header('vary', 'Origin').header('cache-control', 'private, no-store');
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new Problem(401, 'no-token', 'Send a page token in the Authorization header.');
    const user = await this.tokens.read(token);
    if (!user) throw new Problem(401, 'invalid-token', 'This is not a page token.');
    if (origin && (await this.origins.allows(user.tenant_id, origin)))
      reply.header('access-control-allow-origin', origin);
    if (user.ended) throw new Problem(401, 'token-ended', 'The page token has ended. Ask for a new one.');
    request.page_user = user;
    return true;
  }
}

export const OfPage = createParamDecorator((_: unknown, context: ExecutionContext): PageUser => {
  const { page_user } = context.switchToHttp().getRequest<PageRequest>();
  if (!page_user) throw new Error('@OfPage() on a route without PageTokenGuard');
  return page_user;
});
