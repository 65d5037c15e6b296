import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { auditSubjects, entryInWords } from '../../settings/audit-entry';
import type { AuditEntry } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { catalogSubjects, staffAuditFilter } from './staff-audit-filter';

const HERE = '/staff/audit-log';

interface Found {
  items: (AuditEntry & { tenant_id?: string })[];
  next_cursor?: string;
}

@Roles(...staff)
@Controller('staff/audit-log')
export class StaffAuditController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = staffAuditFilter(query);
    const { log, error } = filter;
    const found = error ? {} : await part(this.find(filter, tokenOf(request)));
    const { cursor, ...kept }: Record<string, string | undefined> = filter.shown;
    const next = found.data?.next_cursor;
    const { log: _log, ...narrowing } = kept;
    const own = request.principal!.tenantId;
    await this.pages.send(reply, 'staff/audit-log', {
      missing: found.missing,
      entries: found.data?.items.map((row) => ({ ...row, ...entryInWords(row) })),
      subjects: log === 'catalog' ? catalogSubjects : auditSubjects,
      log,
      filter: filter.shown,
      error,
      filtered: Object.values(narrowing).some(Boolean),
      own: { current: kept.tenant_id === own, url: withQuery(HERE, { tenant_id: own }) },
      clear_url: withQuery(HERE, { log: kept.log }),
      ...pageLinks(HERE, kept, cursor, next),
    });
  }

  private find(filter: ReturnType<typeof staffAuditFilter>, token: string): Promise<Found> {
    if (filter.log === 'catalog')
      return this.api.get('/v1/internal/audit-log/connections', token, { query: { ...filter.asked, limit: 50 } });
    return this.api.get('/v1/internal/audit-log', token, { query: { ...filter.asked, limit: 50 } });
  }
}
