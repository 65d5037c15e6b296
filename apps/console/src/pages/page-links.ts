import { withQuery } from './query-string';

/** Links of a list to its first page, from a later one, and to its next page, where there is one. */
export const pageLinks = (
  path: string,
  kept: Record<string, string | undefined>,
  cursor: string | undefined,
  next_cursor: string | undefined,
) => ({
  first_url: cursor && withQuery(path, kept),
  next_url: next_cursor && withQuery(path, { ...kept, cursor: next_cursor }),
});
