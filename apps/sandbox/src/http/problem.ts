import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

/** RFC 9457 for the sandbox's own endpoints; a provider's paths answer in the provider's shape. */
export const problem = (status: number, title: string, field?: string): HttpException =>
  new HttpException(
    { type: 'about:blank', title, status, ...(field ? { errors: [{ field, detail: title }] } : {}) },
    status,
  );

/** A refusal of which a header says more. */
export class HeadedException extends HttpException {
  constructor(
    body: object,
    status: number,
    readonly headers: Record<string, string>,
  ) {
    super(body, status);
  }
}

const isProblem = (body: string | object): boolean =>
  typeof body === 'object' && 'type' in body && body.type === 'about:blank';

/** Sends what a handler threw as it is; an error that nobody expected becomes a 500. */
@Catch()
export class ProblemFilter {
  constructor(private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url } = host.switchToHttp().getRequest<FastifyRequest>();
    if (error instanceof HttpException) {
      const body = error.getResponse();
      if (error instanceof HeadedException) void reply.headers(error.headers);
      if (isProblem(body)) void reply.type('application/problem+json');
      await reply.code(error.getStatus()).send(body);
      return;
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) this.logger.error({ err: error, path: url.split('?', 1)[0] }, 'request failed');
    const title = status >= 500 ? 'Internal error' : (error as Error).message;
    await reply.code(status).type('application/problem+json').send({ type: 'about:blank', title, status });
  }
}
