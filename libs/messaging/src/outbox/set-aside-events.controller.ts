import { Caller, LOGGER, type Page, PageQuery, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import type { Logger } from 'pino';
import { PublishAgainBody, type PublishedAgain, type SetAsideEvent } from './set-aside-events.dto';
import { SetAsideEvents } from './set-aside-events.system';

@Roles('admin')
@Controller('set-aside-events')
export class SetAsideEventsController {
  constructor(
    private readonly events: SetAsideEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Those that were set aside last first. */
  @Get()
  list(@Query() query: PageQuery): Promise<Page<SetAsideEvent>> {
    return this.events.list(query);
  }

  /** Once the reason is gone, until `publishable_until`. */
  @Post('publish')
  @HttpCode(200)
  async publish(@Body() { ids }: PublishAgainBody, @Caller() caller: Principal): Promise<PublishedAgain> {
    const counts = await this.events.publish(ids);
    this.logger.info({ event_ids: ids, by: caller.email ?? caller.subject, ...counts }, 'set aside, published again');
    return counts;
  }
}
