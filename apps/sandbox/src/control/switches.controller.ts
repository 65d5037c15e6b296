import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { Switch } from '../switches/switch';
import { Switches } from '../switches/switches';
import { Reset } from './reset';

@Controller('_control')
export class SwitchesController {
  constructor(
    @Inject(Switches) private readonly switches: Switches,
    @Inject(Reset) private readonly reset: Reset,
  ) {}

  @Get('switches')
  list(@Query('provider') provider?: string): { switches: Switch[] } {
    return { switches: this.switches.list(provider) };
  }

  @Post('switches')
  add(@Body() body: unknown): Switch {
    return this.switches.add(body);
  }

  @Delete('switches')
  @HttpCode(204)
  clear(@Query('provider') provider?: string): void {
    this.switches.clear(provider);
  }

  @Delete('switches/:id')
  @HttpCode(204)
  remove(@Param('id') id: string): void {
    this.switches.remove(id);
  }

  /** Every switch off; with `everything` also grants, messages, mails, payments and calls forgotten. */
  @Post('reset')
  @HttpCode(204)
  off(@Body() body: { everything?: boolean } | undefined): void {
    this.switches.clear();
    if (body?.everything === true) this.reset.everything();
  }
}
