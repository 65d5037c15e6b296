import { type GatewayCall, ProviderError, type SyncPage } from '@linesman/provider-kit';
import { isLast, listOf } from './listing';
import type { Converted, XeroRecord } from './records';
import { instantOf } from './xero-time';

interface Place {
  /** Value of If-Modified-Since. Empty for everything. */
  since: string;
  size: number;
  page: number;
}

/**
 * Reads the oldest change first, and each page begins at the last change of the previous one. Numbered pages could skip
 * a record, because a record that changes meanwhile moves to the end.
 */
export async function syncPage(
  call: GatewayCall,
  list: 'Invoices' | 'Contacts',
  more: Record<string, string>,
  convert: (source: XeroRecord) => Converted,
): Promise<Record<string, unknown>> {
  const place = placeOf(call);
  const { since, size, page } = place;
  const query = new URLSearchParams({ order: 'UpdatedDateUTC ASC', page: `${page}`, pageSize: `${size}`, ...more });
  const headers: Record<string, string> = since ? { 'if-modified-since': since } : {};
  const listing = await listOf(call, list, query, headers);
  const converted = listing.records.map(convert);
  const complete = isLast(listing, page);
  const answer: SyncPage = {
    records: converted.flatMap((one) => ('record' in one ? [one.record] : [])),
    skipped: converted.flatMap((one) => ('skipped' in one ? [one.skipped] : [])),
    cursor: written(next(place, listing.records, complete)),
    complete,
  };
  return { ...answer };
}

/** Uses larger pages, then numbered ones, only if so many records changed within one second that the time does not advance. */
function next({ since, size, page }: Place, sources: XeroRecord[], complete: boolean): Place {
  const times = sources.map(({ UpdatedDateUTC }) => instantOf(UpdatedDateUTC)?.getTime() ?? 0);
  const latest = Math.max(0, ...times);
  // One second earlier, because Xero does not say whether that second is included.
  const from = latest > 0 ? new Date(Math.floor(latest / 1000) * 1000 - 1000).toISOString() : '';
  if (from > since || complete) return { since: from > since ? from : since, size: 100, page: 1 };
  return size < 1000 ? { since, size: 1000, page: 1 } : { since, size, page: page + 1 };
}

const written = ({ since, size, page }: Place) => `${since} ${size} ${page}`;

function placeOf({ cursor, parameters }: GatewayCall): Place {
  if (cursor === undefined) {
    const since = parameters.since === undefined ? '' : new Date(parameters.since as string);
    if (since && Number.isNaN(since.getTime())) throw badRequest('since is not a time');
    return { since: since && since.toISOString(), size: 100, page: 1 };
  }
  const [, since, size, page] = /^([0-9T:.Z-]*) (100|1000) ([1-9]\d{0,6})$/.exec(cursor) ?? [];
  if (since === undefined) throw badRequest('cursor is not one that an earlier call gave');
  return { since, size: Number(size), page: Number(page) };
}

const badRequest = (message: string) =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: `Xero: ${message}`,
  });
