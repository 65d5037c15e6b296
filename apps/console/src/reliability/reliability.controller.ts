import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { tokenOf } from '../pages/page-request';
import { textUpTo, uuidOf, withQuery } from '../pages/query-string';
import { customerReaders, integrationReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { groupings, nameIn } from './groupings';
import { LoadReliability, PATIENCE_MS } from './load-reliability';
import { dayPicker, pickedDays } from './picked-days';

const HERE = '/reliability';

/** How reliable the integrations of the workspace were, and how its goals were met. */
@Roles(...customerReaders)
@Controller()
export class ReliabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly reliability: LoadReliability,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get('reliability')
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = pickedDays(query, this.clock.now());
    const { by } = groupings.find((one) => one.by === query.by) ?? groupings[0];
    const cursor = textUpTo(1_000, query.cursor);
    const asked = { ...days.asked, by, cursor, limit: 50 };
    const { next_cursor, ...found } = await this.reliability.load(tokenOf(request), asked, nameIn(by));
    const kept = { by: by === groupings[0].by ? undefined : by };
    const at = (more: object) => withQuery(HERE, { ...kept, ...days.shown, ...more });
    await this.pages.send(reply, 'reliability', {
      ...found,
      picker: dayPicker(HERE, days, kept),
      tabs: groupings.map((one, n) => ({
        label: one.label,
        current: one.by === by,
        url: at({ by: n === 0 ? undefined : one.by }),
      })),
      csv_url: withQuery('/reliability.csv', { by, ...days.asked }),
      first_url: cursor && at({}),
      next_url: next_cursor && at({ cursor: next_cursor }),
    });
  }

  /** The same days as a table for a spreadsheet. */
  @Roles(...integrationReaders)
  @Get('reliability.csv')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="reliability.csv"')
  @Header('content-type', 'text/csv; charset=utf-8')
  download(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<string> {
    const by = groupings.find((one) => one.by === query.by)?.by;
    const { asked } = pickedDays(query, this.clock.now());
    return this.api.text('/v1/reliability/csv', tokenOf(request), {
      query: { by, ...asked, customer_id: uuidOf(query.customer_id) },
      timeout_ms: PATIENCE_MS,
    });
  }
}
