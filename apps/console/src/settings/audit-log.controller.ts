import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { withQuery } from '../pages/query-string';
import { ServiceApi } from '../upstream/service-api';
import { FindPerson, personInWords } from './find-person';
import { auditFilter, auditSubjects, entryInWords } from './audit-entry';

@Roles(...administrators)
@Controller('settings/audit-log')
export class AuditLogController {
  constructor(
    private readonly api: ServiceApi,
    private readonly people: FindPerson,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { shown, asked } = auditFilter(query);
    const token = tokenOf(request);
    const [actor, people] = await Promise.all([
      shown.actor ? this.people.actors(token, shown.actor) : undefined,
      this.people.all(token),
    ]);
    const found = await this.api
      .get('/v1/audit-log', token, { query: { ...asked, actor, limit: 50 } })
      .catch(refusalOf);
    const list = 'items' in found ? found : { items: [], next_cursor: undefined };
    const { cursor, ...kept } = shown;
    await this.pages.send(reply, 'settings-audit-log', {
      entries: list.items.map((row) => ({ ...row, ...entryInWords(row, people) })),
      people: people.map((one) => ({ subject: one.subject, label: personInWords(one) })),
      subjects: auditSubjects,
      filter: shown,
      filtered: Object.values(kept).some(Boolean),
      refusal: 'message' in found ? found : undefined,
      first_url: cursor && withQuery('/settings/audit-log', kept),
      next_url: list.next_cursor && withQuery('/settings/audit-log', { ...kept, cursor: list.next_cursor }),
    });
  }
}
