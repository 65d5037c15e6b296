import type { Refusal } from '../../forms/refusal-of';
import { pageLinks } from '../../pages/page-links';
import { withQuery } from '../../pages/query-string';
import type { LetterFilter } from './letter-filter';
import type { LettersOf } from './load-letters';

export const LETTERS = '/staff/dead-letters';

export function lettersPage(found: LettersOf[], filter: LetterFilter, refusal?: Refusal) {
  const { cursor, ...kept } = filter;
  const [only] = found;
  const next = filter.service && only?.next_cursor;
  return {
    filter,
    refusal,
    waiting: found.flatMap(({ service, waiting }) =>
      waiting.map((row) => ({
        ...row,
        service,
        current: row.handler === filter.handler,
        url: withQuery(LETTERS, { service, handler: row.handler }),
      })),
    ),
    deferred:
      filter.handler || filter.replayed
        ? []
        : found.flatMap(({ service, deferred }) => deferred.map((one) => ({ ...one, service }))),
    missing: found.flatMap((one) => one.missing ?? []),
    letters: found
      .flatMap(({ letters }) => letters)
      .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)),
    more: filter.service
      ? []
      : found
          .filter(({ next_cursor }) => next_cursor)
          .map(({ service }) => ({ service, url: withQuery(LETTERS, { ...kept, service }) })),
    waiting_url: LETTERS,
    replayed_url: withQuery(LETTERS, { replayed: 'true' }),
    ...pageLinks(LETTERS, kept, cursor, next),
  };
}
