import type { SyncedRecord } from '@linesman/contracts';
import { type GatewayCall, ProviderError, type SyncPage } from '@linesman/provider-kit';
import { stripeGet } from './dialect';

interface Transaction {
  id: string;
  [field: string]: unknown;
}

interface TransactionPage {
  object: 'list';
  has_more: boolean;
  data: Transaction[];
}

/** Times in seconds, as at Stripe; 0 for none. */
interface Place {
  /** Transactions before this time were read. */
  mark: number;
  /** The newest transaction when this run began: the next mark, when everything down to the old one is read. */
  newest: number;
  /** The oldest transaction that may still change, because its money is not available yet. */
  pending: number;
  /** Id of the last transaction read. Empty between runs. */
  after: string;
}

const overlap = 60;
const longestPending = 30 * 86_400;

/** Reads the newest first, back to the mark. The mark moves only at the end, so that an interrupted run skips nothing. */
export async function syncTransactions(call: GatewayCall): Promise<Record<string, unknown>> {
  const place = placeOf(call);
  const query = new URLSearchParams({ limit: '100' });
  if (place.mark) query.set('created[gte]', String(place.mark));
  if (place.after) query.set('starting_after', place.after);
  const { data, has_more } = await stripeGet(call, `/balance_transactions?${query.toString()}`, isTransactionPage);
  const converted = data.map((source) => ({ source, record: toRecord(source) }));
  const answer: SyncPage = {
    records: converted.flatMap(({ record }) => record ?? []),
    skipped: converted.flatMap(({ source, record }) =>
      record ? [] : [{ external_id: source.id, reason: 'has no amount, currency or time' }],
    ),
    cursor: written(next(place, data, has_more)),
    complete: !has_more,
  };
  return { ...answer };
}

function next(place: Place, data: Transaction[], has_more: boolean): Place {
  const times = data.map(({ created }) => timeOf(created) ?? 0);
  const newest = Math.max(place.newest, ...times);
  const unsettled = data.flatMap(({ status, created }) => (status === 'pending' ? [timeOf(created) ?? 0] : []));
  const pending = Math.min(...[place.pending, ...unsettled].filter((time) => time > 0), Infinity);
  const oldest = Number.isFinite(pending) ? pending : 0;
  if (has_more) return { mark: place.mark, newest, pending: oldest, after: data.at(-1)!.id };
  if (newest === 0) return { ...place, pending: 0, after: '' };
  const open = oldest ? Math.max(oldest, newest - longestPending) : newest;
  return { mark: Math.min(open, newest) - overlap, newest: 0, pending: 0, after: '' };
}

const written = ({ mark, newest, pending, after }: Place) => [mark, newest, pending, after].join(' ');

function placeOf({ cursor, parameters }: GatewayCall): Place {
  if (cursor === undefined) {
    const since = parameters.since === undefined ? 0 : Math.floor(Date.parse(parameters.since as string) / 1000);
    if (Number.isNaN(since)) throw invalid('since is not a time');
    return { mark: Math.max(0, since), newest: 0, pending: 0, after: '' };
  }
  const [, mark, newest, pending, after] = /^(\d{1,12}) (\d{1,12}) (\d{1,12}) ((?:txn_\w{1,250})?)$/.exec(cursor) ?? [];
  if (after === undefined) throw invalid('cursor is not one that an earlier call gave');
  return { mark: Number(mark), newest: Number(newest), pending: Number(pending), after };
}

const YEAR_2200 = 7_258_118_400;
/** Seconds that mean a time. A mark that followed from others would skip everything, or be refused as a cursor. */
const timeOf = (created: unknown): number | undefined =>
  Number.isInteger(created) && (created as number) > 0 && (created as number) < YEAR_2200
    ? (created as number)
    : undefined;

function toRecord(source: Transaction): SyncedRecord | undefined {
  const { id, type, amount, fee, net, currency, status, source: origin, created } = source;
  const seconds = timeOf(created);
  if (typeof amount !== 'number' || typeof currency !== 'string' || seconds === undefined) return undefined;
  const occurred_at = new Date(seconds * 1000).toISOString();
  const data = { type, amount, fee, net, currency, status, source_id: origin ?? null, occurred_at };
  return { external_id: id, data };
}

function isTransactionPage(body: unknown): body is TransactionPage {
  if (typeof body !== 'object' || body === null) return false;
  const { object, has_more, data } = body as Partial<TransactionPage>;
  const listed = Array.isArray(data) && data.every((item) => typeof item?.id === 'string');
  return object === 'list' && listed && (has_more === false || (has_more === true && data.length > 0));
}

const invalid = (message: string) =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: `Stripe: ${message}`,
  });
