import { severities } from '@linesman/contracts';
import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { remedyOf } from '@linesman/texts';
import { type Part, part } from '../../upstream/part';
import type { Answer } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { LoadConnectionNames } from '../load-connection-names';
import { tenantFilter } from '../tenant-filter';

const nothing: Part<Answer<'get', '/v1/internal/risk-signals'>> = {};
const HERE = '/staff/risk-signals';
const tabs = [
  { status: undefined, label: 'Open' },
  { status: 'resolved', label: 'Resolved' },
] as const;

/** The risk signals of all tenants. Tenants and integrations appear as ids only. */
@Roles(...staff)
@Controller('staff/risk-signals')
export class StaffSignalsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly names: LoadConnectionNames,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const tenant = tenantFilter(query.tenant_id);
    const status = tabs.find((tab) => tab.status === query.status)?.status;
    const severity = severities.find((one) => one === query.severity);
    const cursor = textUpTo(1_000, query.cursor);
    const asked = { status: status ?? ('open' as const), severity, tenant_id: tenant.asked, cursor, limit: 50 };
    const [found, nameOf] = await Promise.all([
      tenant.error ? nothing : part(this.api.get('/v1/internal/risk-signals', token, { query: asked })),
      this.names.load(token),
    ]);
    const kept = { status, severity, tenant_id: tenant.typed };
    const next = found.data?.next_cursor;
    await this.pages.send(reply, 'staff/risk-signals', {
      missing: found.missing,
      signals: found.data?.items.map((one) => {
        const connection = nameOf(one.connection_code);
        return {
          ...one,
          open: one.status === 'open' || one.status === 'acknowledged',
          connection,
          // Whether a customer owns the integration is not shown to staff.
          acts: remedyOf({ ...one, party: one.party_at_fault, connection, of_customer: true }).acts,
        };
      }),
      filter: kept,
      error: tenant.error,
      filtered: Boolean(severity ?? tenant.typed),
      severities: severities.toReversed(),
      tabs: tabs.map((tab) => ({
        ...tab,
        current: tab.status === status,
        url: withQuery(HERE, { ...kept, status: tab.status }),
      })),
      clear_url: withQuery(HERE, { status }),
      ...pageLinks(HERE, kept, cursor, next),
    });
  }
}
