import type { AuditEntry } from '../upstream/answers';

export const auditServices = ['integrations', 'notifier'] as const;
export type AuditService = (typeof auditServices)[number];

/** By service: only entries with a smaller id are still to be shown. Undefined before the first page, 0 after the last entry. */
export type Places = Partial<Record<AuditService, number>>;

export interface LogPage {
  items: AuditEntry[];
  next_cursor?: string;
}

export type MergedEntry = AuditEntry & { service: AuditService };

interface Merged {
  entries: MergedEntry[];
  /** Absent on the last page. */
  next?: string;
}

/** The places that a cursor of {@link mergeAuditLogs} names; the first page for any other text. */
export function placesIn(cursor = ''): Places {
  const places = /^(\d{0,15})\.(\d{0,15})$/.exec(cursor)?.slice(1) ?? [];
  return Object.fromEntries(
    auditServices.flatMap((service, at) => (places[at] ? [[service, Number(places[at])]] : [])),
  );
}

/**
 * One list of two logs, newest first. Each log keeps its own order. A log that is not in `pages` keeps its place, so that
 * nothing of it is skipped.
 */
export function mergeAuditLogs(pages: Partial<Record<AuditService, LogPage>>, places: Places, limit: number): Merged {
  const logs = auditServices.flatMap((service) => {
    const page = pages[service];
    return page ? [{ service, rows: [...page.items], more: page.next_cursor !== undefined }] : [];
  });
  const entries: MergedEntry[] = [];
  // After the last row of a page that has a next one, nobody knows which log goes on.
  while (entries.length < limit && !logs.some(({ rows, more }) => rows.length === 0 && more)) {
    const [newest] = logs
      .filter(({ rows }) => rows.length > 0)
      .sort((a, b) => Date.parse(b.rows[0]!.at) - Date.parse(a.rows[0]!.at));
    if (!newest) break;
    entries.push({ ...newest.rows.shift()!, service: newest.service });
  }
  if (!logs.some(({ rows, more }) => rows.length > 0 || more)) return { entries };
  const after = { ...places };
  for (const { service, rows, more } of logs) {
    const shown = entries.findLast((one) => one.service === service);
    // A first page of which nothing was shown begins with the same row again, whatever is written meanwhile.
    if (rows[0]) after[service] = Number(rows[0].id) + 1;
    else after[service] = more && shown ? Number(shown.id) : 0;
  }
  return { entries, next: auditServices.map((service) => after[service] ?? '').join('.') };
}
