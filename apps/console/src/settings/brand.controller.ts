import { brandStyleUrl, PLAIN_COLOR, shownLogo } from '@linesman/page-style';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';

type Posted = Record<string, unknown>;

/** What customers' people see in emails and on pages of links: the logo and the colour. */
@Roles(...administrators)
@Controller('settings/brand')
export class BrandController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply);
  }

  @Post('color')
  async color(@Body() posted: Posted, @Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = textOf(posted.color);
    const color = textOf(posted.plain) ? undefined : typed.toLowerCase();
    const changed = this.api.put('/v1/tenant/brand/color', tokenOf(request), { body: { color } });
    await this.answer(changed, 'The colour is saved.', { request, reply, typed });
  }

  @Post('logo')
  async logo(@Body() posted: Posted, @Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const png = typeof posted.png === 'string' ? posted.png : '';
    if (!png) return this.page(request, reply, invalid([{ field: 'png', message: 'Choose a PNG image.' }]));
    const changed = this.api.put('/v1/tenant/brand/logo', tokenOf(request), { body: { png } });
    await this.answer(changed, 'The logo is saved.', { request, reply });
  }

  @Post('logo/remove')
  async removeLogo(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const changed = this.api.delete('/v1/tenant/brand/logo', tokenOf(request));
    await this.answer(changed, 'The logo is removed.', { request, reply });
  }

  private async answer(
    changed: Promise<unknown>,
    notice: string,
    { request, reply, typed }: { request: AuthenticatedRequest; reply: FastifyReply; typed?: string },
  ): Promise<void> {
    const refusal = await changed.then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, refusal, typed);
    request.session.set('notice', notice);
    await reply.redirect('/settings/brand', 303);
  }

  private async page(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    refusal?: Refusal,
    typed?: string,
  ): Promise<void> {
    const { brand, product_name } = await this.api.get('/v1/tenant/settings', tokenOf(request));
    const tenant_id = request.principal!.tenantId;
    const data = {
      product_name,
      color: typed ?? brand?.color ?? PLAIN_COLOR,
      own_color: brand?.color,
      color_url: brandStyleUrl(brand),
      logo: shownLogo({ tenant_id, brand }),
      errors: Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field, message])),
      refusal: refusal && { ...refusal, unplaced: unplaced(refusal, ['color', 'png']) },
    };
    await this.pages.send(reply, 'settings-brand', data, refusal ? 422 : 200);
  }
}
