import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { since } from '../http/fields';
import { type Call, CallLog } from './call-log';

@Controller('_control/calls')
export class CallsController {
  constructor(private readonly log: CallLog) {}

  @Get()
  list(@Query() query: Record<string, string | undefined>): { calls: Call[] } {
    const { provider, path, key } = query;
    return { calls: this.log.list({ provider, path, key, since: since(query['since']) }) };
  }

  @Delete()
  @HttpCode(204)
  forget(): void {
    this.log.clear();
  }
}
