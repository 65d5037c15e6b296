import { type GatewayCall, ProviderError } from '@linesman/provider-kit';
import { apiVersion, salesforceGet } from './dialect';
import type { Converted, SalesforceRecord } from './records';

interface QueryPage {
  done: boolean;
  nextRecordsUrl?: string;
  records: SalesforceRecord[];
}

const cursorPath = new RegExp(`^/services/data/${apiVersion.replace('.', '\\.')}/query/[A-Za-z0-9-]+$`);

/** Whole pages until all is read or max_records is reached; next_cursor goes on from there. */
export async function syncRecords(
  call: GatewayCall,
  object: string,
  fields: string[],
  convert: (source: SalesforceRecord) => Converted,
): Promise<Record<string, unknown>> {
  const { cursor, since, max_records = 2_000 } = call.parameters;
  const records: unknown[] = [];
  const skipped: unknown[] = [];
  let path = typeof cursor === 'string' ? pathOf(cursor) : queryPath(object, fields, since);
  for (;;) {
    const page = await salesforceGet(call, path, isQueryPage);
    for (const source of page.records) {
      const converted = convert(source);
      if ('record' in converted) records.push(converted.record);
      else skipped.push(converted.skipped);
    }
    if (page.done || page.nextRecordsUrl === undefined) return { records, next_cursor: null, complete: true, skipped };
    path = page.nextRecordsUrl;
    if (records.length + skipped.length >= Number(max_records)) {
      return { records, next_cursor: path, complete: false, skipped };
    }
  }
}

/** `>=`: many records share one modification time, and reading one twice is harmless. */
function queryPath(object: string, fields: string[], since: unknown): string {
  const from = since === undefined ? undefined : new Date(String(since));
  if (from && Number.isNaN(from.getTime())) throw badRequest('since is not a time');
  const where = from ? ` WHERE LastModifiedDate >= ${from.toISOString()}` : '';
  const soql = `SELECT ${fields.join(', ')} FROM ${object}${where} ORDER BY LastModifiedDate, Id`;
  return `/services/data/${apiVersion}/query?${new URLSearchParams({ q: soql })}`;
}

/** The token goes wherever this path leads, so nothing but a query locator passes. */
function pathOf(cursor: string): string {
  if (!cursorPath.test(cursor)) throw badRequest('cursor is not one that an earlier call gave');
  return cursor;
}

function isQueryPage(body: unknown): body is QueryPage {
  if (typeof body !== 'object' || body === null) return false;
  const { done, nextRecordsUrl, records } = body as Partial<QueryPage>;
  if (!Array.isArray(records) || records.some((item) => typeof item !== 'object' || item === null)) return false;
  return done === true || (done === false && typeof nextRecordsUrl === 'string' && cursorPath.test(nextRecordsUrl));
}

const badRequest = (message: string) =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: `Salesforce: ${message}`,
  });
