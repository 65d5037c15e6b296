import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textUpTo, uuidOf, withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import type { Replay } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { LoadConnectionNames } from '../load-connection-names';
import { shownTransitions } from './shown-replay';

const HERE = '/staff/replay';
const DAY_MS = 86_400_000;
/** A month of a busy integration is played in some seconds. */
const PATIENCE_MS = 20_000;
const lengths = [
  { days: '1', label: 'A day' },
  { days: '7', label: '7 days' },
  { days: '30', label: '30 days' },
] as const;
const nothing: Part<Replay> = {};

/** What the stored observations of an integration lead to when they are played again. */
@Roles(...staff)
@Controller('staff/replay')
export class IntegrationReplayController {
  constructor(
    private readonly api: ServiceApi,
    private readonly names: LoadConnectionNames,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const typed = textUpTo(100, query.integration_id);
    const integration_id = uuidOf(typed);
    const { days } = lengths.find((one) => one.days === query.days) ?? lengths[0];
    const now = this.clock.now();
    const from = new Date(now.getTime() - Number(days) * DAY_MS).toISOString();
    const [found, nameOf] = await Promise.all([
      integration_id ? this.replay(token, integration_id, { from, to: now.toISOString() }) : nothing,
      this.names.load(token),
    ]);
    const { data, missing } = found;
    await this.pages.send(reply, 'staff/replay', {
      missing,
      typed,
      error: typed && !integration_id ? 'Enter the id of an integration.' : undefined,
      unknown: integration_id && !data && !missing,
      days,
      replay: data,
      connection: data && nameOf(data.connection_code),
      transitions: data && shownTransitions(data),
      ranges: lengths.map((one) => ({
        label: one.label,
        current: one.days === days,
        url: withQuery(HERE, { integration_id: typed, days: one.days === '1' ? undefined : one.days }),
      })),
    });
  }

  private replay(token: string, integration_id: string, query: { from: string; to: string }): Promise<Part<Replay>> {
    const request = { path: { integration_id }, query, timeout_ms: PATIENCE_MS };
    return part(this.api.get('/v1/internal/integrations/{integration_id}/replay', token, request));
  }
}
