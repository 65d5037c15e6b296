import { type GatewayCall, ProviderError, type SyncPage } from '@linesman/provider-kit';
import { apiVersion, salesforceGet } from './dialect';
import type { Converted, SalesforceRecord } from './records';

interface QueryPage {
  done: boolean;
  nextRecordsUrl?: string;
  records: SalesforceRecord[];
}

interface Place {
  /** Time of the latest change that was read. Empty at first. */
  mark: string;
  /** Where the query continues. Empty between runs. */
  locator: string;
}

export interface Listing {
  object: string;
  fields: string[];
  convert: (source: SalesforceRecord) => Converted;
}

const version = apiVersion.replace('.', '\\.');
const locator = `/services/data/${version}/query/[A-Za-z0-9-]{1,200}`;
const isLocator = new RegExp(`^${locator}$`);
const isPlace = new RegExp(`^((?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,12}Z)?) ((?:${locator})?)$`);

/** A record that a long transaction saved becomes visible minutes after its modification time. */
const overlapMs = 10 * 60_000;

/** Reads the oldest change first. A query expires after two days; then a new one starts at the latest change read. */
export async function syncRecords(call: GatewayCall, listing: Listing): Promise<Record<string, unknown>> {
  const place = placeOf(call);
  const anew = (mark: string) => pageAt(call, listing, mark, queryPath(listing, before(mark)));
  if (!place) return { ...(await pageAt(call, listing, since(call), queryPath(listing, since(call)))) };
  if (!place.locator) return { ...(await anew(place.mark)) };
  const page = pageAt(call, listing, place.mark, place.locator);
  return {
    ...(await page.catch((error: unknown) => {
      if (error instanceof ProviderError && error.failure.code === 'INVALID_QUERY_LOCATOR') return anew(place.mark);
      throw error;
    })),
  };
}

async function pageAt(call: GatewayCall, { convert }: Listing, mark: string, path: string): Promise<SyncPage> {
  const page = await salesforceGet(call, path, isQueryPage);
  const converted = page.records.map(convert);
  const changes = converted.flatMap((one) => ('record' in one ? [one.changed] : []));
  const latest = changes.reduce((a, b) => (a > b ? a : b), mark);
  return {
    records: converted.flatMap((one) => ('record' in one ? [one.record] : [])),
    skipped: converted.flatMap((one) => ('skipped' in one ? [one.skipped] : [])),
    cursor: `${latest} ${page.done ? '' : page.nextRecordsUrl}`,
    complete: page.done,
  };
}

/** `>=`, because many records have the same modification time, and reading one twice does no harm. */
function queryPath({ object, fields }: Listing, from: string): string {
  const where = from ? ` WHERE LastModifiedDate >= ${from}` : '';
  const soql = `SELECT ${fields.join(', ')} FROM ${object}${where} ORDER BY LastModifiedDate, Id`;
  return `/services/data/${apiVersion}/query?${new URLSearchParams({ q: soql }).toString()}`;
}

const before = (mark: string): string => mark && new Date(Date.parse(mark) - overlapMs).toISOString();

function since({ parameters }: GatewayCall): string {
  if (parameters.since === undefined) return '';
  const from = new Date(parameters.since as string);
  if (Number.isNaN(from.getTime())) throw badRequest('since is not a time');
  return from.toISOString();
}

/** Checked strictly, because the access token is sent where the locator leads. */
function placeOf({ cursor }: GatewayCall): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, mark, at] = isPlace.exec(cursor) ?? [];
  if (mark === undefined || at === undefined) throw badRequest('cursor is not one that an earlier call gave');
  return { mark, locator: at };
}

function isQueryPage(body: unknown): body is QueryPage {
  if (typeof body !== 'object' || body === null) return false;
  const { done, nextRecordsUrl, records } = body as Partial<QueryPage>;
  if (!Array.isArray(records) || records.some((item) => typeof item !== 'object' || item === null)) return false;
  return done === true || (done === false && typeof nextRecordsUrl === 'string' && isLocator.test(nextRecordsUrl));
}

const badRequest = (message: string) =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: `Salesforce: ${message}`,
  });
