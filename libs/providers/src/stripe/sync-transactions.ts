import type { GatewayCall } from '@linesman/provider-kit';
import { stripeGet } from './dialect';

interface TransactionPage {
  object: 'list';
  has_more: boolean;
  data: Record<string, unknown>[];
}

/** Stripe lists newest first; whoever wants only what is new stops at `since`, and starts without a cursor next time. */
export async function syncTransactions(call: GatewayCall): Promise<Record<string, unknown>> {
  const { since, cursor, max_records = 500 } = call.parameters;
  const records: unknown[] = [];
  const skipped: unknown[] = [];
  let after = typeof cursor === 'string' ? cursor : undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: '100' });
    if (typeof since === 'string') query.set('created[gte]', String(Math.floor(Date.parse(since) / 1000)));
    if (after !== undefined) query.set('starting_after', after);
    const page = await stripeGet(call, `/balance_transactions?${query}`, isTransactionPage);
    for (const source of page.data) {
      const record = toRecord(source);
      if (record) records.push(record);
      else skipped.push({ external_id: source.id, reason: 'has no amount, currency or time' });
    }
    if (!page.has_more) return { records, next_cursor: null, complete: true, skipped };
    after = String(page.data.at(-1)?.id);
    if (records.length + skipped.length >= Number(max_records)) {
      return { records, next_cursor: after, complete: false, skipped };
    }
  }
}

function toRecord(source: Record<string, unknown>): Record<string, unknown> | undefined {
  const { id, type, amount, fee, net, currency, status, source: origin, created } = source;
  if (typeof amount !== 'number' || typeof currency !== 'string' || typeof created !== 'number') return undefined;
  const occurred_at = new Date(created * 1000).toISOString();
  return { external_id: id, type, amount, fee, net, currency, status, source_id: origin ?? null, occurred_at };
}

function isTransactionPage(body: unknown): body is TransactionPage {
  if (typeof body !== 'object' || body === null) return false;
  const { object, has_more, data } = body as Partial<TransactionPage>;
  const listed = Array.isArray(data) && data.every((item) => typeof item?.id === 'string');
  return object === 'list' && listed && (has_more === false || (has_more === true && data.length > 0));
}
