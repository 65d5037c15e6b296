import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { pageLinks } from '../pages/page-links';
import { FindPerson, personInWords } from './find-person';
import { auditFilter, BY_CONTACT, entryInWords } from './audit-entry';
import { allSubjects, LoadAuditLog } from './load-audit-log';

@Roles(...administrators)
@Controller('settings/audit-log')
export class AuditLogController {
  constructor(
    private readonly log: LoadAuditLog,
    private readonly people: FindPerson,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { shown, asked } = auditFilter(query, allSubjects);
    const token = tokenOf(request);
    const [actor, people] = await Promise.all([
      shown.actor ? this.people.actors(token, shown.actor) : undefined,
      this.people.all(token),
    ]);
    const { entries, missing, next } = await this.log.load(token, { ...asked, actor });
    // The notifier knows no names.
    const unnamed = entries.flatMap(({ names, actor: by }) => (names || by === BY_CONTACT.subject ? [] : by));
    const others = [...new Set(unnamed)].filter((by) => !people.some(({ subject }) => subject === by));
    const named = [...people, ...(await this.people.withSubjects(token, others))];
    const { cursor, ...kept } = shown;
    await this.pages.send(reply, 'settings-audit-log', {
      entries: entries.map((row) => ({ ...row, ...entryInWords(row, named), key: `${row.service}-${row.id}` })),
      people: [...people.map((one) => ({ subject: one.subject, label: personInWords(one) })), BY_CONTACT],
      subjects: allSubjects,
      filter: shown,
      filtered: Object.values(kept).some(Boolean),
      missing,
      ...pageLinks('/settings/audit-log', kept, cursor, next),
    });
  }
}
