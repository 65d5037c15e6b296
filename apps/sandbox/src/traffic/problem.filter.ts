import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

interface Problem {
  type?: string;
  status?: number;
}

const isProblem = (body: unknown): body is Problem => (body as Problem | null)?.type === 'about:blank';

/** What a handler threw goes out as it is; only what nobody expected becomes a 500. */
@Catch()
export class ProblemFilter {
  constructor(private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url } = host.switchToHttp().getRequest<FastifyRequest>();
    if (error instanceof HttpException) {
      const body = error.getResponse();
      const type = isProblem(body) ? 'application/problem+json' : undefined;
      if (type) void reply.type(type);
      await reply.code(error.getStatus()).send(body);
      return;
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) this.logger.error({ err: error, path: url.split('?', 1)[0] }, 'failed');
    const title = status >= 500 ? 'Internal error' : (error as Error).message;
    await reply.code(status).type('application/problem+json').send({ type: 'about:blank', title, status });
  }
}
