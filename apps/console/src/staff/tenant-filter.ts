import { textOf } from '../pages/query-string';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a filter for one tenant was given, and what the services are asked: nothing where that is no id. */
export function tenantFilter(given: unknown): { typed?: string; asked?: string; error?: string } {
  const typed = textOf(given).slice(0, 100);
  if (!typed) return {};
  return UUID.test(typed) ? { typed, asked: typed } : { typed, error: 'A tenant’s id, as its tokens carry it.' };
}
