import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../pages/readers';
import { withQuery } from '../pages/query-string';
import { type Listed, ServiceApi } from '../upstream/service-api';
import { type AuditRow, auditFilter, auditSubjects, entryInWords } from './audit-entry';

@Roles(...administrators)
@Controller('settings/audit-log')
export class AuditLogController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { shown, asked } = auditFilter(query);
    const path = withQuery('/audit-log', { ...asked, limit: '50' });
    const found: Listed<AuditRow> | Refusal = await this.api
      .list<AuditRow>('integrations', path, tokenOf(request))
      .catch(refusalOf);
    const list = 'items' in found ? found : { items: [] };
    const { cursor, ...kept } = shown;
    await this.pages.send(reply, 'settings-audit-log', {
      entries: list.items.map((row) => ({ ...row, ...entryInWords(row) })),
      subjects: auditSubjects,
      filter: shown,
      filtered: Object.values(kept).some(Boolean),
      refusal: 'message' in found ? found : undefined,
      first_url: cursor && withQuery('/settings/audit-log', kept),
      next_url: list.next_cursor && withQuery('/settings/audit-log', { ...kept, cursor: list.next_cursor }),
    });
  }
}
