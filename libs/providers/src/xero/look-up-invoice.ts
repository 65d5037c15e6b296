import { foundNothing, type LookUp } from '@linesman/provider-kit';
import { isLast, listOf } from './listing';
import { isInvoice, outputOf, referenceOf } from './send-invoice';

const skewMs = 5 * 60_000;
const mostPages = 20;

/**
 * Reads the invoices that our app created since and compares them here, because a filter that finds nothing proves less.
 * An invoice that was created but not sent is neither done nor not done: a person decides about it.
 */
export const lookUpInvoice: LookUp = async (call) => {
  const since = new Date(call.asked_at.getTime() - skewMs).toISOString();
  const fixed = { order: 'UpdatedDateUTC ASC', createdByMyApp: 'true', pageSize: '100' };
  for (let page = 1; page <= mostPages; page++) {
    const query = new URLSearchParams({ ...fixed, page: `${page}` });
    const listing = await listOf(call, 'Invoices', query, { 'if-modified-since': since });
    const found = listing.records.find(({ Reference }) => Reference === referenceOf(call));
    if (isInvoice(found)) return found.SentToContact === true ? { done: outputOf(found) } : undefined;
    if (isLast(listing, page)) return foundNothing(call);
  }
  return undefined;
};
