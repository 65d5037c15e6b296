import { LOGGER } from '@linesman/service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { sendTold } from './pages';
import { ourFault } from './told';

/** People get pages, also when something breaks. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    this.logger.error({ err: error }, 'page failed');
    await sendTold(host.switchToHttp().getResponse<FastifyReply>(), ourFault);
  }
}
