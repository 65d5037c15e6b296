import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Clock } from '@linesman/service-kit';
import type { FastifyReply } from 'fastify';
import { type Observable, of } from 'rxjs';
import type { AuthenticatedRequest } from '../pages/page-request';
import { ServiceApi } from '../upstream/service-api';
import { part } from '../upstream/part';

const OFFERED_MS = 60 * 60_000;
const LONGEST = 500;

/** Remembers the address in `return_url` if it is on one of the workspace's own pages. No page redirects there by itself. */
@Injectable()
export class RememberWayBack implements NestInterceptor {
  constructor(
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { return_url, ...query } = (request.query ?? {}) as Record<string, string | undefined>;
    const token = request.session?.get('access_token');
    if (request.method !== 'GET' || typeof return_url !== 'string' || !request.principal || !token)
      return next.handle();
    if (await this.isOwnPage(return_url, token))
      request.session.set('way_back', {
        url: return_url,
        host: new URL(return_url).host,
        until: this.clock.now().getTime() + OFFERED_MS,
      });
    const path = request.url.split('?')[0]!;
    const rest = new URLSearchParams(query as Record<string, string>).toString();
    await context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .redirect(rest ? `${path}?${rest}` : path, 303);
    // Nest waits for one value. It sends none: pages are sent by their handlers.
    return of(undefined);
  }

  private async isOwnPage(return_url: string, token: string): Promise<boolean> {
    if (return_url.length > LONGEST || !URL.canParse(return_url)) return false;
    const { data } = await part(this.api.get('/v1/tenant/settings', token));
    return data?.page_origins?.includes(new URL(return_url).origin) ?? false;
  }
}
