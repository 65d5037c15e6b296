import { brandStyle } from '@linesman/page-style';
import { Database, one } from '@linesman/persistence';
import { Answers, notFound, Public } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Emails show the logo from anywhere. A new one has a new address, and an old one may be kept for a day. */
const headers = {
  'cache-control': 'public, max-age=86400',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
};

// Public: emails and pages for people without an account show it.
@Public()
@Controller('brand')
export class BrandFilesController {
  constructor(private readonly database: Database) {}

  /** The logo of a tenant. */
  @Get(':tenant_id/logo.png')
  @Answers({ 200: 'image/png' })
  async showLogo(@Param('tenant_id', ParseUUIDPipe) tenantId: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.database.inTenant(tenantId, (tx) =>
      one<{ image: Buffer }>(tx, 'select image from tenant_logos where tenant_id = $1', [tenantId]),
    );
    if (!found) throw notFound('logo');
    await reply.headers(headers).type('image/png').send(found.image);
  }

  /** A style sheet that gives pages of links one colour, `1f5fd6.css` for example. */
  @Get('colors/:color')
  @Answers({ 200: 'text/css' })
  async showColor(@Param('color') name: string, @Res() reply: FastifyReply): Promise<void> {
    const [, color] = /^([0-9a-f]{6})\.css$/.exec(name) ?? [];
    if (!color) throw notFound('colour');
    await reply
      .headers(headers)
      .type('text/css; charset=utf-8')
      .send(brandStyle(`#${color}`));
  }
}
