import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type DeadLetter, DeadLetters } from './dead-letters.system';

@Roles('admin')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  async list(): Promise<{ items: DeadLetter[] }> {
    return { items: await this.deadLetters.list() };
  }

  @Post(':id/replay')
  @HttpCode(200)
  replay(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<{ outcome: string }> {
    return this.deadLetters.replay(id, caller.email ?? caller.subject);
  }
}
