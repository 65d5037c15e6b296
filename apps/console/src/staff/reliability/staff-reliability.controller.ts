import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { dayPicker, pickedDays } from '../../reliability/picked-days';
import { PATIENCE_MS } from '../../reliability/load-reliability';
import { shownGoals, shownReliability } from '../../reliability/shown-reliability';
import { staff } from '../../sign-in/readers';
import { type Part, part } from '../../upstream/part';
import type { Answer } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { LoadConnectionNames } from '../load-connection-names';
import { tenantFilter } from '../tenant-filter';

const HERE = '/staff/reliability';
const nothing: Part<Answer<'get', '/v1/internal/reliability'>> = {};

/** How reliable the integrations of a tenant were, by connection: staff see no names of customers. */
@Roles(...staff)
@Controller('staff/reliability')
export class StaffReliabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly names: LoadConnectionNames,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { typed, asked, error } = tenantFilter(query.tenant_id);
    const tenant_id = asked ?? request.principal!.tenantId;
    const days = pickedDays(query, this.clock.now());
    const [found, nameOf] = await Promise.all([
      error
        ? nothing
        : part(
            this.api.get('/v1/internal/reliability', token, {
              query: { tenant_id, ...days.asked },
              timeout_ms: PATIENCE_MS,
            }),
          ),
      this.names.load(token),
    ]);
    await this.pages.send(reply, 'staff/reliability', {
      missing: found.missing,
      error,
      tenant: typed,
      picker: dayPicker(HERE, days, { tenant_id: typed }),
      goals: found.data && shownGoals(found.data.success),
      days: found.data?.success,
      rows: found.data?.items.map((item) =>
        shownReliability(item, { id: item.connection_code!, name: nameOf(item.connection_code!) }),
      ),
    });
  }
}
