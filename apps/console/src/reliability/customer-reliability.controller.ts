import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { IdInPath, tokenOf } from '../pages/page-request';
import { pageLinks } from '../pages/page-links';
import { textUpTo, withQuery } from '../pages/query-string';
import { integrationReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { nameIn } from './groupings';
import { LoadReliability } from './load-reliability';
import { dayPicker, pickedDays } from './picked-days';

/** How reliable the integrations of one customer were, in the customer's time zone. */
@Roles(...integrationReaders)
@Controller('customers/:id/reliability')
export class CustomerReliabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly reliability: LoadReliability,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @IdInPath('customer') customer_id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const here = `/customers/${customer_id}/reliability`;
    const days = pickedDays(query, this.clock.now());
    const cursor = textUpTo(1_000, query.cursor);
    const asked = { ...days.asked, by: 'integration' as const, customer_id, cursor, limit: 50 };
    const [customer, { next_cursor, ...found }] = await Promise.all([
      this.api.get('/v1/customers/{customer_id}', token, { path: { customer_id } }),
      this.reliability.load(token, asked, nameIn('integration')),
    ]);
    await this.pages.send(reply, 'customer-reliability', {
      ...found,
      customer,
      picker: dayPicker(here, days),
      csv_url: withQuery('/reliability.csv', { by: 'integration', customer_id, ...days.asked }),
      ...pageLinks(here, days.shown, cursor, next_cursor),
    });
  }
}
