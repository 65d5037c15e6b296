import { Roles } from '@linesman/service-kit';
import { Controller, Get, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { staff } from '../../sign-in/readers';
import { LoadIncidents } from './load-incidents';

@Roles(...staff)
@Controller('staff')
export class IncidentsController {
  constructor(
    private readonly incidents: LoadIncidents,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Redirect('/staff/incidents')
  start(): void {}

  @Get('incidents')
  async list(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { missing, itself, not_set_up, ours, of_providers } = await this.incidents.load(
      request.principal!,
      tokenOf(request),
    );
    await this.pages.send(reply, 'staff/incidents', {
      missing,
      itself,
      not_set_up,
      groups: [
        { party: 'us', incidents: ours },
        { party: 'provider', incidents: of_providers },
      ],
    });
  }
}
