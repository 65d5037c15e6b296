import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';
import type { GatewayCall, SyncPage } from '@linesman/provider-kit';
import { basecampPage, inAccount, invalid, moreOf } from './dialect';
import { type Project, toRecord } from './projects';

const statuses = ['active', 'archived', 'trashed'] as const;

interface Place {
  /** Only projects that changed since are returned. Empty for all. */
  since: string;
  /** When this run began, by our clock. Empty between runs. */
  began: string;
  status: number;
  /** The total at the previous page. If it is smaller now, projects may have moved to a page that was read before. */
  total: number;
  more: string;
}

const skewMs = 5 * 60_000;

/**
 * Basecamp lists projects by creation and has no filter for changes, so every run reads all three lists. It returns the
 * projects that changed since shortly before the last run began.
 */
export async function syncProjects(call: GatewayCall): Promise<Record<string, unknown>> {
  const place = placeOf(call);
  const status = statuses[place.status]!;
  const first = status === 'active' ? '' : `?status=${status}`;
  const page = await basecampPage(call, inAccount(call, `/projects.json${place.more || first}`), isProjects);
  const told = page.body.flatMap((project) => toRecord(project, place.since) ?? []);
  const total = Number(page.headers['x-total-count'] || place.total);
  const next = nextOf(place, moreOf(page.next), total);
  const answer: SyncPage = {
    records: told.filter((one): one is SyncedRecord => 'data' in one),
    skipped: told.filter((one): one is SkippedRecord => 'reason' in one),
    cursor: written(next),
    complete: next.began === '',
  };
  return { ...answer };
}

function nextOf(place: Place, more: string, total: number): Place {
  const { since, began, status } = place;
  if (total < place.total) return { since, began, status, total: 0, more: '' };
  if (more) return { since, began, status, total, more };
  if (status + 1 < statuses.length) return { since, began, status: status + 1, total: 0, more: '' };
  return { since: new Date(Date.parse(began) - skewMs).toISOString(), began: '', status: 0, total: 0, more: '' };
}

const written = ({ since, began, status, total, more }: Place) => [since, began, status, total, more].join(' ');

function placeOf({ cursor, parameters, now }: GatewayCall): Place {
  const began = now().toISOString();
  if (cursor === undefined) {
    const since = parameters.since === undefined ? '' : new Date(parameters.since as string);
    if (since && Number.isNaN(since.getTime())) throw invalid('since is not a time');
    return { since: since && since.toISOString(), began, status: 0, total: 0, more: '' };
  }
  const [, since, kept, status, total, more] =
    /^([\dT:.Z-]*) ([\dT:.Z-]*) ([012]) (\d{1,9}) ((?:\?[^\s#]*)?)$/.exec(cursor) ?? [];
  if (since === undefined || more === undefined) throw invalid('cursor is not one that an earlier call gave');
  return { since, began: kept || began, status: Number(status), total: Number(total), more };
}

/** An empty page counts only if it has a total. */
function isProjects(body: unknown, headers: Record<string, string>): body is Project[] {
  if (!Array.isArray(body)) return false;
  if (body.length === 0) return /^\d+$/.test(headers['x-total-count'] ?? '');
  return body.every((item) => typeof item === 'object' && item !== null && 'id' in item);
}
