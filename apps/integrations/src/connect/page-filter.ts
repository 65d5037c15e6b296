import { LOGGER, toProblemDocument } from '@linesman/service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { ourFault, unreadable } from './outcome-pages';
import { sendOutcomePage } from './pages';

/** Answers an error with a page, because people open these routes in a browser. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const { status } = toProblemDocument(error);
    const isOurs = status >= 500;
    if (isOurs) this.logger.error({ err: error }, 'page failed');
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await sendOutcomePage(reply, isOurs ? ourFault : unreadable(status));
  }
}
