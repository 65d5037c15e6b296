import { LOGGER } from '@linesman/service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { ourFault } from './outcome-pages';
import { sendOutcomePage } from './pages';

/** Answers an error with a page, because people open these routes in a browser. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    this.logger.error({ err: error }, 'page failed');
    await sendOutcomePage(host.switchToHttp().getResponse<FastifyReply>(), ourFault);
  }
}
