import type { FastifyReply } from 'fastify';

/** Basecamp's pages grow: 15, 30, 50 and then 100 items. */
const pageSizes = [15, 30, 50, 100];
const sizeOf = (page: number): number => pageSizes[page - 1] ?? 100;

/** Returns one page, with the real API's address of the next one in the Link header. */
export function paged<T>(reply: FastifyReply, path: string, query: Record<string, string | undefined>, all: T[]): T[] {
  const page = Math.max(1, Math.floor(Number(query['page'] ?? 1)) || 1);
  let start = 0;
  for (let n = 1; n < page; n++) start += sizeOf(n);
  const end = start + sizeOf(page);
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const next = new URLSearchParams({ ...Object.fromEntries(given), page: String(page + 1) });
  void reply.header('x-total-count', String(all.length));
  void reply.header(
    'link',
    end < all.length ? `<https://3.basecampapi.com${path}?${next.toString()}>; rel="next"` : '',
  );
  return all.slice(start, end);
}
