import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openedWith } from '../forms/concurrent-changes';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { textOf } from '../pages/query-string';
import { SaveSettings } from './save-settings';
import { settingsPage } from './settings-page';
import { readSettings } from './settings-values';

@Roles(...administrators)
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly settings: SaveSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 'settings', settingsPage(await this.settings.load(tokenOf(request))));
  }

  @Post()
  async save(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const form = await this.settings.load(token);
    const values = readSettings(posted);
    const opened = { ...form.opened, ...openedWith(posted.opened) };
    const wanted = { values, opened, etag: textOf(posted.etag) || form.etag };
    const refused = await this.settings.save(token, form, wanted);
    if (refused) return this.pages.send(reply, 'settings', settingsPage(refused), 422);
    request.session.set('workspace', values.product_name.slice(0, 60));
    request.session.set('notice', 'Saved.');
    await reply.redirect('/settings', 303);
  }
}
