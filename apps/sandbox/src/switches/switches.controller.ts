import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { StateDir } from '../state/state-dir';
import type { Switch } from './switch';
import { Switches } from './switches';

@Controller('_control')
export class SwitchesController {
  constructor(
    private readonly switches: Switches,
    private readonly state: StateDir,
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

  /** Turns every switch off; with `everything` it also forgets grants, messages, emails, payments and calls. */
  @Post('reset')
  @HttpCode(204)
  reset(@Body() body: { everything?: boolean } | undefined): void {
    this.switches.clear();
    if (body?.everything === true) this.state.reset();
  }
}
