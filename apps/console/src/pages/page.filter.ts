import { currentContext, LOGGER, Problem, toProblemDocument } from '@linesman/service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Visitors } from '../sign-in/visitors';
import { ServiceDown } from '../upstream/part';
import type { AuthenticatedRequest } from './page-request';
import { PageRenderer } from './page-renderer';
import { serviceInWords } from './words';

/** Answers errors with a page for people, or a problem document for programs. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly pages: PageRenderer,
    private readonly visitors: Visitors,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): Promise<void> {
    return this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  async answer(error: unknown, reply: FastifyReply): Promise<void> {
    const { request } = reply;
    const document = toProblemDocument(asProblem(error));
    if (document.status >= 500) this.logger.error({ err: error }, 'request failed');
    const correlation_id = currentContext().correlationId;
    if (!wantsPage(request)) {
      const instance = request.url.split('?')[0];
      await reply
        .status(document.status)
        .type('application/problem+json')
        .send({ ...document, instance, correlation_id });
    } else if (document.status === 401) {
      await reply.redirect(`/auth/sign-in?return_to=${encodeURIComponent(wayBack(request))}`, 303);
    } else {
      // The guard may have refused the request before it set the principal.
      (request as AuthenticatedRequest).principal ??= await this.visitors.of(request);
      const kind = document.type.split(':').at(-1);
      await this.pages.send(reply, 'problem', { ...document, kind, correlation_id }, document.status);
    }
  }
}

function asProblem(error: unknown): unknown {
  if (error instanceof ServiceDown)
    return new Problem(
      503,
      'service-down',
      `${serviceInWords(error.service)}: this part of Linesman does not answer at the moment.`,
      { service: error.service },
    );
  // Nest wraps the errors of Fastify's plugins.
  const { code } = ((error as Error | null)?.cause ?? {}) as { code?: string };
  if (code?.startsWith('FST_CSRF_'))
    return new Problem(403, 'form-expired', 'This form is no longer valid. Go back, reload the page and try again.');
  return error;
}

const wantsPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;

/** After the sign-in a posted form leads back to the page that it was on. */
function wayBack({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url;
  const { referer } = headers;
  return referer && URL.canParse(referer) ? new URL(referer).pathname : '/';
}
