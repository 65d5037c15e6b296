import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../pages/readers';
import { type AuditRow, auditSubjects, entryInWords } from '../../settings/audit-entry';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { catalogSubjects, staffAuditFilter } from './staff-audit-filter';

const HERE = '/staff/audit-log';

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
    const { log, shown, asked, error } = staffAuditFilter(query);
    const service = log === 'catalog' ? 'catalog' : 'integrations';
    const path = withQuery('/internal/audit-log', { ...asked, limit: '50' });
    const found = error
      ? {}
      : await part(this.api.list<AuditRow & { tenant_id?: string }>(service, path, tokenOf(request)));
    const { cursor, ...kept } = shown;
    const next = found.data?.next_cursor;
    const { log: _log, ...narrowing } = kept;
    const own = request.principal!.tenantId;
    await this.pages.send(reply, 'staff/audit-log', {
      missing: found.missing,
      entries: found.data?.items.map((row) => ({ ...row, ...entryInWords(row) })),
      subjects: log === 'catalog' ? catalogSubjects : auditSubjects,
      log,
      filter: shown,
      error,
      filtered: Object.values(narrowing).some(Boolean),
      own: { current: log === 'tenants' && shown.tenant_id === own, url: withQuery(HERE, { tenant_id: own }) },
      clear_url: withQuery(HERE, { log: kept.log }),
      first_url: cursor && withQuery(HERE, kept),
      next_url: next && withQuery(HERE, { ...kept, cursor: next }),
    });
  }
}
