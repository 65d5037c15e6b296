import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { tokenOf } from '../pages/page-request';
import { textUpTo, uuidOf, withQuery } from '../pages/query-string';
import { integrationReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { PATIENCE_MS } from './load-reliability';
import { shownFigures, shownUsage, type UsageBy, usageGroupings } from './shown-usage';

const HERE = '/reliability/usage';
const DAY_MS = 86_400_000;
const lengths = [
  { days: '7', label: '7 days' },
  { days: '28', label: '4 weeks' },
  { days: '84', label: '12 weeks' },
] as const;
const usual = lengths[1];

interface Asked {
  days: string;
  by: UsageBy;
  integration_id?: string;
}

/** What the integrations of the workspace, or one of them, were used for, and what that costs. */
@Roles(...integrationReaders)
@Controller('reliability')
export class UsageController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get('usage')
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const asked = askedIn(query);
    const { integration_id, by, days } = asked;
    const cursor = textUpTo(1_000, query.cursor);
    const [usage, integration] = await Promise.all([
      part(
        this.api.get('/v1/usage', token, {
          query: { ...this.queryOf(asked), limit: 50, cursor },
          timeout_ms: PATIENCE_MS,
        }),
      ),
      integration_id
        ? this.api.get('/v1/integrations/{integration_id}', token, { path: { integration_id } })
        : undefined,
    ]);
    const kept = { integration_id, days: days === usual.days ? undefined : days };
    const at = (more: Record<string, string | undefined>) =>
      withQuery(HERE, { ...kept, by: integration_id || by === usageGroupings[0].by ? undefined : by, ...more });
    const { data, missing } = usage;
    await this.pages.send(reply, 'usage', {
      missing,
      integration,
      days: data && { from: data.from, to: data.to, time_zone: data.time_zone },
      ranges: lengths.map((one) => ({
        label: one.label,
        current: one.days === days,
        url: at({ days: one.days === usual.days ? undefined : one.days }),
      })),
      tabs: integration_id
        ? []
        : usageGroupings.map((one, n) => ({
            label: one.label,
            current: one.by === by,
            url: at({ by: n === 0 ? undefined : one.by }),
          })),
      total: data && shownFigures(data.total),
      rows: data?.items.map((one) => shownUsage(one, by)) ?? [],
      csv_url: withQuery(`${HERE}.csv`, { by, days, integration_id }),
      first_url: cursor && at({}),
      next_url: data?.next_cursor && at({ cursor: data.next_cursor }),
    });
  }

  /** The same as a table for a spreadsheet. */
  @Get('usage.csv')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="usage.csv"')
  @Header('content-type', 'text/csv; charset=utf-8')
  download(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<string> {
    return this.api.text('/v1/usage/csv', tokenOf(request), {
      query: this.queryOf(askedIn(query)),
      timeout_ms: PATIENCE_MS,
    });
  }

  private queryOf({ days, by, integration_id }: Asked) {
    const first = new Date(this.clock.now().getTime() - (Number(days) - 1) * DAY_MS).toISOString();
    return { by, integration_id, from: first.slice(0, 10) };
  }
}

/** Of one integration it is always shown by capability. */
function askedIn(query: Record<string, unknown>): Asked {
  const { days } = lengths.find((one) => one.days === query.days) ?? usual;
  const integration_id = uuidOf(query.integration_id);
  const { by } = usageGroupings.find((one) => one.by === query.by) ?? usageGroupings[0];
  return { days, by: integration_id ? 'capability' : by, integration_id };
}
