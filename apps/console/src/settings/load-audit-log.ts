import { Injectable } from '@nestjs/common';
import { type Part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { type auditFilter, auditSubjects, messageSubjects } from './audit-entry';
import { type AuditService, auditServices, type LogPage, mergeAuditLogs, placesIn } from './merge-audit-logs';

export const allSubjects = { ...auditSubjects, ...messageSubjects };

type Subject = keyof typeof allSubjects;
type Asked = Omit<ReturnType<typeof auditFilter<Subject>>['asked'], 'cursor'> & { limit: number; before_id?: number };

/** How many entries a page has. */
const LIMIT = 50;
const none: LogPage = { items: [] };

const isOne = <S extends string>(subjects: Record<S, string>, one?: string): one is S | undefined =>
  one === undefined || Object.hasOwn(subjects, one);

/** The audit log of the workspace: the integrations service and the notifier each keep a part of it. */
@Injectable()
export class LoadAuditLog {
  constructor(private readonly api: ServiceApi) {}

  /** @param cursor `next` of the page before. */
  async load(token: string, { cursor, ...asked }: ReturnType<typeof auditFilter<Subject>>['asked']) {
    const places = placesIn(cursor);
    const found = await Promise.all(
      auditServices.map(async (service): Promise<[AuditService, Part<LogPage>]> => {
        const query = { ...asked, limit: LIMIT, before_id: places[service] };
        const nothing = places[service] === 0;
        return [service, nothing ? { data: none } : await partUnlessOlder(this.read[service](token, query), service)];
      }),
    );
    const pages = Object.fromEntries(found.flatMap(([service, { data }]) => (data ? [[service, data]] : [])));
    return {
      ...mergeAuditLogs(pages, places, LIMIT),
      missing: found.flatMap(([, { missing }]) => missing ?? []),
    };
  }

  /** A service is not asked about a subject of the other. */
  private readonly read: Record<AuditService, (token: string, asked: Asked) => Promise<LogPage>> = {
    integrations: async (token, { subject_type, ...asked }) =>
      isOne(auditSubjects, subject_type)
        ? this.api.get('/v1/audit-log', token, { query: { ...asked, subject_type } })
        : none,
    notifier: async (token, { subject_type, ...asked }) =>
      isOne(messageSubjects, subject_type)
        ? this.api.get('/v1/audit-log/messages', token, { query: { ...asked, subject_type } })
        : none,
  };
}
