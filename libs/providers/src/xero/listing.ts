import type { CallContext } from '@linesman/provider-kit';
import { xeroGet } from './dialect';
import type { XeroRecord } from './records';

export interface Listing {
  records: XeroRecord[];
  page_count?: number;
}

/** One page of a list. */
export async function listOf(
  context: CallContext,
  list: 'Invoices' | 'Contacts',
  query: URLSearchParams,
  headers: Record<string, string>,
): Promise<Listing> {
  const body = await xeroGet(context, `/${list}?${query.toString()}`, isListing(list), headers);
  const count = (body.pagination as { pageCount?: unknown } | null | undefined)?.pageCount;
  return { records: body[list] as XeroRecord[], page_count: typeof count === 'number' ? count : undefined };
}

/** Xero's smallest page. */
export const isLast = ({ records, page_count }: Listing, page: number) =>
  page_count === undefined ? records.length < 100 : page >= page_count;

const isListing =
  (list: string) =>
  (body: unknown): body is Record<string, unknown> => {
    const found = (body as Record<string, unknown> | null)?.[list];
    return Array.isArray(found) && found.every((item) => typeof item === 'object' && item !== null);
  };
