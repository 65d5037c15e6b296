import { Caller, type Page, PageQuery, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type DeadLetter, DeadLettersQuery, type DeferredMessage, type WaitingDeadLetters } from './dead-letters.dto';
import { DeadLetters } from './dead-letters.system';
import { DeferredMessages } from './deferred-messages.system';
import { ReplayDeadLetter } from './replay-dead-letter.system';

@Roles('admin')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly deferred: DeferredMessages,
    private readonly replaying: ReplayDeadLetter,
  ) {}

  /** Newest first. */
  @Get()
  list(@Query() query: DeadLettersQuery): Promise<Page<DeadLetter>> {
    return this.deadLetters.list(query);
  }

  /** How many dead letters wait for a replay, by handler. */
  @Get('waiting')
  async waiting(): Promise<{ items: WaitingDeadLetters[] }> {
    return { items: await this.deadLetters.waiting() };
  }

  /** Messages that are not dead letters yet: they failed and run again, or wait for a share of the workers. Oldest first. */
  @Get('deferred')
  listDeferred(@Query() query: PageQuery): Promise<Page<DeferredMessage>> {
    return this.deferred.list(query);
  }

  @Post(':id/replay')
  @HttpCode(200)
  replay(@Param('id', Uuid) id: string, @Caller() caller: Principal): Promise<{ outcome: string }> {
    return this.replaying.replay(id, caller.email ?? caller.subject);
  }
}
