import { Roles } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { IdInPath, tokenOf } from '../pages/page-request';
import { integrationReaders } from '../sign-in/readers';
import { part, unlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { shownParts } from './shown-parts';

/** How well the integrations of one customer work technically, with the points of each part. */
@Roles(...integrationReaders)
@Controller('customers/:id/technical-score')
export class TechnicalScoreController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('customer') customer_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const path = { customer_id };
    const [customer, answered] = await Promise.all([
      this.api.get('/v1/customers/{customer_id}', token, { path }),
      part(this.api.get('/v1/customer-health/{customer_id}/technical-score', token, { path })),
    ]);
    const score = unlessOlder(answered, 'status-monitor', ({ integrations }) => !integrations);
    await this.pages.send(reply, 'technical-score', {
      customer,
      missing: score.missing,
      score: score.data,
      integrations: score.data?.integrations.map((one) => ({ ...one, parts: shownParts(one.parts) })) ?? [],
    });
  }
}
