import { Roles } from '@linesman/service-kit';
import { Controller, Get, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { staff } from '../../sign-in/readers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { incidentInWords } from './incident-in-words';

@Roles(...staff)
@Controller('staff')
export class IncidentsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Redirect('/staff/incidents')
  start(): void {}

  @Get('incidents')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenOf(request);
    const [found, connections] = await Promise.all([
      part(this.api.get('/status-monitor/internal/incidents', token)),
      part(this.api.get('/catalog/internal/connections', token, { query: { limit: 200 } })),
    ]);
    const names = new Map(connections.data?.items.map((one) => [one.connection_code, one.display_name]));
    const all = (found.data?.items ?? []).map((row) => incidentInWords(row, names.get(row.connection_code)));
    await this.pages.send(reply, 'staff/incidents', {
      missing: found.missing,
      groups: [
        { party: 'us', incidents: all.filter(({ party_at_fault }) => party_at_fault === 'us') },
        { party: 'provider', incidents: all.filter(({ party_at_fault }) => party_at_fault === 'provider') },
      ],
    });
  }
}
